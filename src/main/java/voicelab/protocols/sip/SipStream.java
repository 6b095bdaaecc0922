package voicelab.protocols.sip;

import java.util.Arrays;

/**
 * Cuts one TCP stream into messages by Content-Length (RFC 3261 section 18.3). Holds at most one message and what was read
 * with it; one instance a connection, used by one thread.
 */
public final class SipStream {
    /** What {@link #next} found. */
    public enum Found {
        /** More bytes are needed. */
        NOTHING,
        /** A whole message: {@link #message}. */
        MESSAGE,
        /** A double CRLF between messages, to be answered with one CRLF (RFC 5626 section 3.5.1). */
        KEEP_ALIVE,
        /** More than the bound, or a Content-Length beyond it: the stream cannot go on; {@link #message} has what came. */
        TOO_LONG,
        /** No, a second, or an unreadable Content-Length: the stream cannot go on; {@link #message} has what came. */
        BAD
    }

    private static final int FIRST_ROOM = 4096;
    private static final int NO_LENGTH = -1;
    private static final int BAD_LENGTH = -2;
    private static final int LONG_LENGTH = -3;

    private final int most;
    private byte[] buffer = new byte[FIRST_ROOM];
    private int start;
    private int end;
    private int looked;
    private int length = NO_LENGTH;
    private byte[] message;

    /** @param most the longest message taken, headers and body together */
    public SipStream(int most) {
        this.most = most;
    }

    /** Room for at least {@code bytes} more; fill {@link #buffer} from {@link #fillAt} and say {@link #filled}. */
    public void room(int bytes) {
        if (start == end) {
            start = 0;
            end = 0;
            looked = 0;
        }
        if (end + bytes <= buffer.length) return;
        int held = end - start;
        byte[] to = held + bytes <= buffer.length ? buffer : new byte[Integer.highestOneBit(held + bytes) * 2];
        System.arraycopy(buffer, start, to, 0, held);
        buffer = to;
        looked -= start;
        start = 0;
        end = held;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int fillAt() {
        return end;
    }

    public void filled(int bytes) {
        end += bytes;
    }

    /** For callers that have an array. */
    public void feed(byte[] bytes, int from, int count) {
        room(count);
        System.arraycopy(bytes, from, buffer, end, count);
        end += count;
    }

    /** Whether a message has begun and not ended. */
    public boolean isInMessage() {
        return end > start;
    }

    /** The message that the last {@link #next} found. */
    public byte[] message() {
        return message;
    }

    public Found next() {
        if (end - start >= 2 && looked <= start && buffer[start] == '\r' && buffer[start + 1] == '\n') return blank();
        if (end - start == 1 && buffer[start] == '\r') return Found.NOTHING;
        int headersEnd = headersEnd();
        if (headersEnd < 0) return end - start > most ? broken(Found.TOO_LONG) : Found.NOTHING;
        int body = length;
        if (body == LONG_LENGTH || (body >= 0 && body > most - (headersEnd - start))) return broken(Found.TOO_LONG);
        if (body < 0) return broken(Found.BAD);
        if (end < headersEnd + body) {
            looked = headersEnd - 4; // found again at once
            return Found.NOTHING;
        }
        message = Arrays.copyOfRange(buffer, start, headersEnd + body);
        start = headersEnd + body;
        looked = start;
        length = NO_LENGTH;
        return Found.MESSAGE;
    }

    private Found blank() {
        boolean twice = end - start >= 4 && buffer[start + 2] == '\r' && buffer[start + 3] == '\n';
        boolean maybe = end - start < 4 && (end - start == 2 || buffer[start + 2] == '\r');
        if (maybe && end - start > 2) return Found.NOTHING;
        start += twice ? 4 : 2;
        looked = start;
        return twice ? Found.KEEP_ALIVE : next();
    }

    /** The message that has begun will not end: {@link #message} has what came of it. */
    public void giveUp() {
        broken(Found.BAD);
    }

    private Found broken(Found what) {
        message = Arrays.copyOfRange(buffer, start, Math.min(end, start + most));
        start = end;
        looked = end;
        length = NO_LENGTH;
        return what;
    }

    /** Past the blank line, noting Content-Length on the way; -1 when it has not come yet. */
    private int headersEnd() {
        int at = Math.max(looked, start);
        for (; at + 3 < end; at++) {
            if (buffer[at] != '\r' || buffer[at + 1] != '\n') continue;
            if (buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                looked = at;
                return at + 4;
            }
            int first = buffer[at + 2] | 0x20;
            if ((first == 'c' || first == 'l') && !contentLength(at + 2)) break;
        }
        looked = at;
        return -1;
    }

    /** Notes the line at {@code at} when it is Content-Length; false when its end has not come yet. */
    private boolean contentLength(int at) {
        int line = HeaderLines.lineEnd(buffer, at, end);
        if (line + 1 >= end || buffer[line - 1] != '\n') return false;
        int colon = at;
        while (colon < line && Tokens.isToken(buffer[colon])) colon++;
        if (!HeaderName.matches(buffer, at, colon, "content-length", 'l')) return true;
        while (colon < line && Tokens.isSpace(buffer[colon])) colon++;
        if (buffer[colon] != ':') return true;
        int from = colon + 1;
        int to = line;
        while (from < to && HeaderLines.isBlank(buffer[from])) from++;
        while (to > from && HeaderLines.isBlank(buffer[to - 1])) to--;
        length = length == NO_LENGTH ? value(from, to) : BAD_LENGTH;
        return true;
    }

    private int value(int from, int to) {
        if (to == from) return BAD_LENGTH;
        for (int i = from; i < to; i++) if (!Tokens.isDigit(buffer[i])) return BAD_LENGTH;
        long value = Numbers.read(buffer, from, to, most);
        return value < 0 ? LONG_LENGTH : (int) value;
    }
}
