package voicelab.protocols.frames;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import voicelab.protocols.frames.FrameException.Kind;

/**
 * Bytes to frames, however they are split. Refuses as early as it can: the first byte that differs from the magic, a length
 * over the bound before any of the body is kept. After an exception the stream is lost and must be closed. Not
 * thread-safe.
 */
public final class FrameDecoder {
    private static final int FIRST_BUFFER_BYTES = 512;
    private static final int LENGTH_OFFSET = 8;

    private final int maxBodyBytes;
    private byte[] kept = new byte[FIRST_BUFFER_BYTES];
    private int from;
    private int to;
    private long read;

    public FrameDecoder(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Takes bytes in; what {@link #next} has not used stays kept, so call it until it is empty. */
    public void feed(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (to + count > kept.length) makeRoom(count);
        bytes.get(kept, to, count);
        to += count;
    }

    /** The next whole frame; empty when more bytes are needed. */
    public Optional<Frame> next() throws FrameException {
        int has = to - from;
        checkMagic(Math.min(has, Frame.MAGIC.length));
        if (has > 4 && kept[from + 4] != Frame.VERSION)
            throw new FrameException(
                    Kind.VERSION,
                    "frame version " + (kept[from + 4] & 0xff) + where() + "; spoken here: " + Frame.VERSION);
        if (has < Frame.HEADER_BYTES) return Optional.empty();
        FrameType type = FrameType.of(kept[from + 5])
                .orElseThrow(() -> new FrameException(
                        Kind.TYPE, "frame type " + (kept[from + 5] & 0xff) + where() + " is unknown"));
        if (kept[from + 6] != 0 || kept[from + 7] != 0)
            throw new FrameException(Kind.RESERVED, "reserved bytes of the frame" + where() + " are not zero");
        int length = length(type);
        if (has < Frame.HEADER_BYTES + length) return Optional.empty();
        int start = from + Frame.HEADER_BYTES;
        Frame frame = new Frame(type, Arrays.copyOfRange(kept, start, start + length));
        from = start + length;
        read += Frame.HEADER_BYTES + length;
        if (from == to) empty();
        return Optional.of(frame);
    }

    /** Bytes of a frame that is not whole yet: more than none when a peer stopped in mid-message. */
    public int pendingBytes() {
        return to - from;
    }

    /** Whether no frame was whole yet: what stands here is the connection's first. */
    public boolean isAtStart() {
        return read == 0;
    }

    /** The first bytes kept, as hex: to show what spoke here. */
    public String hexDump(int maxBytes) {
        StringBuilder hex = new StringBuilder();
        for (int i = from; i < Math.min(to, from + maxBytes); i++)
            hex.append(i == from ? "" : " ").append(String.format("%02x", kept[i]));
        return hex.toString();
    }

    private int length(FrameType type) throws FrameException {
        long length = ByteBuffer.wrap(kept).getInt(from + LENGTH_OFFSET) & 0xffff_ffffL;
        if (length > maxBodyBytes)
            throw new FrameException(
                    Kind.TOO_LARGE, "frame body of " + length + " bytes" + where() + "; the bound is " + maxBodyBytes);
        boolean bodiless = type == FrameType.KEEP_ALIVE || type == FrameType.KEEP_ALIVE_ACK;
        if (bodiless && length != 0)
            throw new FrameException(Kind.BODY, "keep-alive frame" + where() + " has a body of " + length + " bytes");
        return (int) length;
    }

    private void checkMagic(int count) throws FrameException {
        for (int i = 0; i < count; i++)
            if (kept[from + i] != Frame.MAGIC[i])
                throw new FrameException(Kind.NOT_OURS, "no VoiceLab frame" + where() + ": expected the magic VLAB");
    }

    private String where() {
        return " at byte " + read;
    }

    private void makeRoom(int count) {
        int has = to - from;
        byte[] target = has + count <= kept.length ? kept : new byte[Math.max(has + count, kept.length * 2)];
        System.arraycopy(kept, from, target, 0, has);
        kept = target;
        from = 0;
        to = has;
    }

    /** Nothing pending: a big buffer need not stay for an idle connection. */
    private void empty() {
        if (kept.length > FIRST_BUFFER_BYTES * 128) kept = new byte[FIRST_BUFFER_BYTES];
        from = 0;
        to = 0;
    }
}
