package voicelab.protocols.rtp;

import java.nio.ByteBuffer;

/**
 * Reads one RTP packet (RFC 3550 section 5.1) where it lies. Made once and used for packet after packet, so that receiving
 * makes no garbage. Not thread-safe.
 */
public final class RtpView {
    private static final int FIXED = 12;

    private ByteBuffer datagram;
    private int payloadAt;
    private int payloadLength;
    private int at;

    /**
     * @param bytes position to limit are the packet; neither is moved. The view is good as long as the buffer is left alone.
     * @return null, or what is wrong with it
     */
    public String wrap(ByteBuffer bytes) {
        datagram = bytes;
        at = bytes.position();
        int size = bytes.remaining();
        payloadLength = 0;
        payloadAt = at;
        if (size < FIXED) return "RTP of " + size + " octets, 12 are the least";
        int first = bytes.get(at) & 0xFF;
        if (first >> 6 != 2) return "RTP version " + (first >> 6) + ", needed is 2";
        int head = FIXED + 4 * (first & 0x0F);
        if ((first & 0x10) != 0) {
            if (size < head + 4) return "RTP header extension cut off";
            head += 4 + 4 * (bytes.getShort(at + head + 2) & 0xFFFF);
        }
        if (size < head) return "RTP header of " + head + " octets in a packet of " + size;
        int padding = (first & 0x20) == 0 ? 0 : bytes.get(at + size - 1) & 0xFF;
        if ((first & 0x20) != 0 && (padding == 0 || head + padding > size))
            return "RTP padding of " + padding + " octets";
        payloadAt = at + head;
        payloadLength = size - head - padding;
        return null;
    }

    public boolean marker() {
        return (datagram.get(at + 1) & 0x80) != 0;
    }

    public int payloadType() {
        return datagram.get(at + 1) & 0x7F;
    }

    /** 0 to 65535. */
    public int sequence() {
        return datagram.getShort(at + 2) & 0xFFFF;
    }

    /** Unsigned in an int. */
    public int timestamp() {
        return datagram.getInt(at + 4);
    }

    /** Unsigned in an int. */
    public int ssrc() {
        return datagram.getInt(at + 8);
    }

    /** Where the payload begins in the buffer. */
    public int payloadAt() {
        return payloadAt;
    }

    public int payloadLength() {
        return payloadLength;
    }

    /** Puts a fixed header; the payload follows. */
    public static void header(ByteBuffer out, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        out.put((byte) 0x80).put((byte) ((marker ? 0x80 : 0) | (payloadType & 0x7F)));
        out.putShort((short) sequence).putInt(timestamp).putInt(ssrc);
    }
}
