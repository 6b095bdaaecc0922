package voicelab.protocols.pgwire;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a client's bytes into messages, however they arrive. The first message has no type byte; after a TLS or GSSAPI
 * request another first message is expected.
 */
public final class FrontDecoder {
    /** PostgreSQL's own bound (MAX_STARTUP_PACKET_LENGTH). */
    private static final int MAX_STARTUP = 10_000;

    private static final int SMALL = 512;

    private final int maxBytes;
    private byte[] buffer = new byte[SMALL];
    private int start;
    private int end;
    private boolean started;

    /** @param maxBytes the bound of one message */
    public FrontDecoder(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes bytes; {@link #next} gives what they complete. */
    public void feed(byte[] bytes, int offset, int length) {
        if (start == end) start = end = 0;
        if (end + length > buffer.length) {
            int kept = end - start;
            byte[] target = kept + length > buffer.length ? new byte[Math.max(kept + length, 2 * kept)] : buffer;
            System.arraycopy(buffer, start, target, 0, kept);
            buffer = target;
            start = 0;
            end = kept;
        }
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    /** Bytes of a message that is not whole yet. */
    public int pending() {
        return end - start;
    }

    /** The next whole message. */
    public Optional<FrontMessage> next() throws PgWireException {
        return started ? typed() : startup();
    }

    private Optional<FrontMessage> startup() throws PgWireException {
        if (pending() < Integer.BYTES) return Optional.empty();
        int length = intAt(start);
        if (length < 2 * Integer.BYTES || length > MAX_STARTUP)
            throw new PgWireException("invalid length of startup packet: " + Integer.toUnsignedString(length));
        if (pending() < length) return Optional.empty();
        FrontMessage message = FrontReader.startup(body(start + Integer.BYTES, length - Integer.BYTES));
        start += length;
        started = message instanceof FrontMessage.Startup || message instanceof FrontMessage.Cancel;
        return Optional.of(message);
    }

    private Optional<FrontMessage> typed() throws PgWireException {
        if (pending() == 0) return Optional.empty();
        char type = (char) (buffer[start] & 0xFF);
        if (!FrontReader.isKnown(type)) throw new PgWireException("invalid frontend message type " + (int) type);
        if (pending() < 1 + Integer.BYTES) return Optional.empty();
        int length = intAt(start + 1);
        if (length < Integer.BYTES || length > maxBytes)
            throw new PgWireException("invalid message length " + Integer.toUnsignedString(length)
                    + " of a message of type " + type + ", the bound is " + maxBytes);
        if (pending() < 1 + length) return Optional.empty();
        FrontMessage message = FrontReader.read(type, body(start + 1 + Integer.BYTES, length - Integer.BYTES));
        start += 1 + length;
        if (start == end && buffer.length > 1 << 16) buffer = new byte[SMALL];
        if (start == end) start = end = 0;
        return Optional.of(message);
    }

    private WireInput body(int at, int length) {
        return new WireInput(Arrays.copyOfRange(buffer, at, at + length));
    }

    private int intAt(int at) {
        return (buffer[at] & 0xFF) << 24
                | (buffer[at + 1] & 0xFF) << 16
                | (buffer[at + 2] & 0xFF) << 8
                | (buffer[at + 3] & 0xFF);
    }
}
