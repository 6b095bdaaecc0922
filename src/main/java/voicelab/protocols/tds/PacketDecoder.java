package voicelab.protocols.tds;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Bytes to messages, however they are split ([MS-TDS] 2.2.3). Refuses as early as it can: a type that no client sends, a
 * length out of bounds, a message over the bound before it is kept. After an exception the stream is lost. Not thread-safe.
 */
public final class PacketDecoder {
    public static final int HEADER_BYTES = 8;
    public static final int MAX_PACKET_BYTES = 32_767;

    private final int maxMessageBytes;
    private final byte[] header = new byte[HEADER_BYTES];
    private final Deque<TdsMessage> done = new ArrayDeque<>();
    private byte[] body = new byte[0];
    private int bodyLength;
    private int headerLength;
    private int left;
    private int type;
    private int status;
    private boolean started;

    public PacketDecoder(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Takes bytes in, all of them. */
    public void feed(ByteBuffer bytes) throws TdsException {
        while (bytes.hasRemaining()) {
            if (headerLength < HEADER_BYTES) {
                header[headerLength++] = bytes.get();
                if (headerLength == 1 && !PacketType.isRequest(header[0] & 0xFF))
                    throw new TdsException(
                            "no TDS packet: its type would be 0x" + Integer.toHexString(header[0] & 0xFF));
                if (headerLength == HEADER_BYTES) begin();
            } else {
                int some = Math.min(left, bytes.remaining());
                keep(bytes, some);
                left -= some;
            }
            if (headerLength == HEADER_BYTES && left == 0) end();
        }
    }

    private void begin() throws TdsException {
        int packetType = header[0] & 0xFF;
        int length = (header[2] & 0xFF) << 8 | (header[3] & 0xFF);
        if (length < HEADER_BYTES || length > MAX_PACKET_BYTES)
            throw new TdsException("a packet of " + length + " bytes; possible are 8 to " + MAX_PACKET_BYTES);
        if (started && packetType != type)
            throw new TdsException("a packet of type " + packetType + " within a message of type " + type);
        left = length - HEADER_BYTES;
        if ((long) bodyLength + left > maxMessageBytes)
            throw new TdsException("a message of more than " + maxMessageBytes + " bytes");
        type = packetType;
        started = true;
        status |= header[1] & 0xFF;
    }

    private void keep(ByteBuffer bytes, int some) {
        if (bodyLength + some > body.length)
            body = Arrays.copyOf(body, (int) Math.min(maxMessageBytes, Math.max(bodyLength + some, body.length * 2L)));
        bytes.get(body, bodyLength, some);
        bodyLength += some;
    }

    private void end() {
        headerLength = 0;
        if ((header[1] & TdsMessage.END) == 0) return;
        done.add(new TdsMessage(type, status, bodyLength == body.length ? body : Arrays.copyOf(body, bodyLength)));
        body = new byte[0];
        bodyLength = 0;
        status = 0;
        started = false;
    }

    /** The next whole message; empty when more bytes are needed. */
    public Optional<TdsMessage> next() {
        return Optional.ofNullable(done.poll());
    }

    /** Whether the stream stands within a message. */
    public boolean isWithin() {
        return started || headerLength > 0;
    }
}
