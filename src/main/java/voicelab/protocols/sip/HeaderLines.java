package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks headers up by name when somebody asks, on the lines that the scanner has found. */
final class HeaderLines {
    /** Told of each header line: the line's bounds (with its line end), its name's end, and its trimmed value. */
    interface Visitor {
        /** @return false to stop */
        boolean line(int start, int end, int nameEnd, int valueStart, int valueEnd);
    }

    private HeaderLines() {}

    /** Each line that has a name. */
    static void each(byte[] bytes, Scan scan, Visitor visitor) {
        for (int line = 0; line < scan.lines; line++)
            if (scan.nameLengths[line] > 0 && !visit(bytes, scan, line, visitor)) return;
    }

    /** Each line of this header. */
    static void each(byte[] bytes, Scan scan, String lowerName, Visitor visitor) {
        char compact = HeaderName.compact(lowerName);
        for (int line = 0; line < scan.lines; line++) {
            int start = scan.lineStarts[line];
            boolean named = HeaderName.matches(bytes, start, start + scan.nameLengths[line], lowerName, compact);
            if (named && !visit(bytes, scan, line, visitor)) return;
        }
    }

    private static boolean visit(byte[] bytes, Scan scan, int line, Visitor visitor) {
        int start = scan.lineStarts[line];
        int end = scan.lineEnd(line);
        int nameEnd = start + scan.nameLengths[line];
        int valueStart = nameEnd;
        while (valueStart < end && bytes[valueStart] != ':') valueStart++;
        valueStart = Math.min(valueStart + 1, end);
        int valueEnd = end;
        while (valueStart < valueEnd && isBlank(bytes[valueStart])) valueStart++;
        while (valueEnd > valueStart && isBlank(bytes[valueEnd - 1])) valueEnd--;
        return visitor.line(start, end, nameEnd, valueStart, valueEnd);
    }

    /** Past the CRLF that ends the (perhaps folded) line at {@code at}. */
    static int lineEnd(byte[] bytes, int at, int limit) {
        for (int i = at + 1; i < limit; i++) {
            if (bytes[i] != '\n' || bytes[i - 1] != '\r') continue;
            if (i + 1 >= limit || !Tokens.isSpace(bytes[i + 1])) return i + 1;
        }
        return limit;
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** The text of a value; a folded line becomes one (RFC 3261 section 7.3.1). */
    static String text(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\r') {
                String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
                return raw.replaceAll("\\r\\n[ \\t]+", " ");
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The values of the first {@code most} lines of this header. */
    static List<String> values(SipPacket packet, String name, int most) {
        List<String> found = new ArrayList<>(2);
        each(packet.bytes, packet.scan(), HeaderName.lower(name), (start, end, nameEnd, valueStart, valueEnd) -> {
            found.add(packet.text(valueStart, valueEnd));
            return found.size() < most;
        });
        return found;
    }

    /** All lines that could be written again, in order. */
    static List<SipHeader> all(SipPacket packet) {
        List<SipHeader> all = new ArrayList<>();
        each(packet.bytes, packet.scan(), (start, end, nameEnd, valueStart, valueEnd) -> {
            String name = packet.latin(start, nameEnd);
            String value = packet.text(valueStart, valueEnd);
            if (SipHeader.isWritable(name, value)) all.add(new SipHeader(name, value));
            return true;
        });
        return all;
    }

    /** Splits at commas outside quotes and angle brackets. */
    static List<String> split(String value) {
        List<String> parts = new ArrayList<>(2);
        boolean quoted = false;
        int angle = 0;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == '<') angle++;
            else if (!quoted && c == '>') angle--;
            else if (!quoted && angle <= 0 && c == ',') {
                parts.add(value.substring(start, i).trim());
                start = i + 1;
            }
        }
        parts.add(value.substring(start).trim());
        return parts;
    }

    /** Whether the bytes from {@code from} to {@code to} are exactly this text; case counts (methods). */
    static boolean same(byte[] bytes, int from, int to, String text) {
        if (to - from != text.length()) return false;
        for (int i = 0; i < text.length(); i++) if (bytes[from + i] != text.charAt(i)) return false;
        return true;
    }
}
