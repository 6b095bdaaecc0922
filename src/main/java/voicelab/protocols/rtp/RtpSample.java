package voicelab.protocols.rtp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The first packets of a stream as one run of bytes: for each four bytes of microseconds since the stream's first packet, two
 * bytes of length, and the packet as on the wire. Our own shape: it never leaves the lab.
 */
public final class RtpSample {
    /** A sample is never longer: a journal keeps it whole. */
    public static final int MAX_BYTES = 48 << 10;

    private static final int HEAD = 6;
    private static final int MAX_PACKET = 0xFFFF;

    private RtpSample() {}

    /**
     * One packet of a sample.
     *
     * @param micros since the stream's first packet
     * @param bytes the whole RTP packet
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Packet(long micros, byte[] bytes) {}

    /** How many bytes a packet takes in a sample. */
    public static int cost(ByteBuffer packet) {
        return HEAD + packet.remaining();
    }

    /** Adds a packet (position to limit, unmoved) to a sample; false, and nothing added, when there is no room for it. */
    public static boolean append(ByteArrayOutputStream sample, long micros, ByteBuffer packet) {
        int length = packet.remaining();
        if (length > MAX_PACKET || sample.size() + HEAD + length > MAX_BYTES) return false;
        long kept = Math.max(0, Math.min(0xFFFF_FFFFL, micros));
        byte[] one = ByteBuffer.allocate(HEAD + length)
                .putInt((int) kept)
                .putShort((short) length)
                .put(packet.duplicate())
                .array();
        sample.write(one, 0, one.length);
        return true;
    }

    /** The packets of a sample; what is cut off at its end is left out. */
    public static List<Packet> read(byte[] sample) {
        List<Packet> packets = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(sample);
        while (in.remaining() > HEAD) {
            long micros = in.getInt() & 0xFFFF_FFFFL;
            byte[] bytes = new byte[in.getShort() & 0xFFFF];
            if (bytes.length > in.remaining()) break;
            in.get(bytes);
            packets.add(new Packet(micros, bytes));
        }
        return packets;
    }
}
