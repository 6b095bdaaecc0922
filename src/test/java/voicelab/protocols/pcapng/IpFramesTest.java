package voicelab.protocols.pcapng;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.protocols.pcapng.IpFrames.Frame;

class IpFramesTest {
    private static final InetSocketAddress A = new InetSocketAddress("127.20.0.11", 5060);
    private static final InetSocketAddress B = new InetSocketAddress("127.20.0.21", 45_070);
    private static final InetSocketAddress A6 = new InetSocketAddress("fd00::11", 5060);
    private static final InetSocketAddress B6 = new InetSocketAddress("fd00::21", 45_070);
    private final Random random = new Random(3);

    /** RFC 1071: over a header with its checksum in place the sum is all ones. */
    private static int sum(byte[]... parts) {
        long sum = 0;
        for (byte[] part : parts)
            for (int i = 0; i < part.length; i++) sum += (part[i] & 0xFFL) << (i % 2 == 0 ? 8 : 0);
        while (sum > 0xFFFF) sum = (sum >>> 16) + (sum & 0xFFFF);
        return (int) sum;
    }

    private static byte[] pseudo(Frame frame, boolean six, int protocol) {
        int head = six ? 54 : 34;
        byte[] addresses = Arrays.copyOfRange(frame.bytes(), six ? 22 : 26, head);
        return ByteBuffer.allocate(addresses.length + 4)
                .put(addresses)
                .putShort((short) protocol)
                .putShort((short) (frame.length() - head))
                .array();
    }

    private static byte[] segment(Frame frame, boolean six) {
        return Arrays.copyOfRange(frame.bytes(), six ? 54 : 34, frame.bytes().length);
    }

    @Test
    void checksums_are_right_for_payloads_of_any_length_in_both_families() {
        for (int length = 0; length < 300; length++) {
            byte[] payload = new byte[length];
            random.nextBytes(payload);
            for (boolean six : new boolean[] {false, true}) {
                InetSocketAddress from = six ? A6 : A;
                InetSocketAddress to = six ? B6 : B;
                Frame udp = IpFrames.udp(from, to, payload);
                Frame tcp = IpFrames.tcp(from, to, random.nextInt(), random.nextInt(), IpFrames.ACK, payload);
                assertEquals(0xFFFF, sum(pseudo(udp, six, 17), segment(udp, six)));
                assertEquals(0xFFFF, sum(pseudo(tcp, six, 6), segment(tcp, six)));
                if (!six) assertEquals(0xFFFF, sum(Arrays.copyOfRange(tcp.bytes(), 14, 34)));
                assertEquals(udp.bytes().length, udp.length());
                byte[] said = Arrays.copyOfRange(udp.bytes(), udp.bytes().length - length, udp.bytes().length);
                assertArrayEquals(payload, said);
            }
        }
    }

    @Test
    void a_payload_of_which_only_the_length_is_known_is_cut_after_its_headers() {
        Frame tcp = IpFrames.tcpCut(A, B, 1, 1, 65_000);
        assertEquals(54, tcp.bytes().length);
        assertEquals(65_054, tcp.length());
        assertEquals(65_040, ByteBuffer.wrap(tcp.bytes()).getShort(16) & 0xFFFF, "the IP length is that of the whole");
        assertEquals(42 + 9, IpFrames.udpCut(A, B, 9).length());
        assertThrows(IllegalArgumentException.class, () -> IpFrames.tcpCut(A, B, 1, 1, 65_001));
    }

    @Test
    void two_families_never_talk() {
        assertThrows(IllegalArgumentException.class, () -> IpFrames.udp(A, B6, new byte[1]));
    }

    /** Follows sequence numbers as a receiver does. */
    private static byte[] received(List<Frame> frames, int[] next, int[] acknowledged) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            ByteBuffer tcp = ByteBuffer.wrap(frame.bytes());
            int side = (tcp.getShort(34) & 0xFFFF) == B.getPort() ? 0 : 1;
            int length = frame.length() - 34 - ((tcp.get(46) & 0xF0) >> 2);
            assertEquals(next[side], tcp.getInt(38), "in sequence");
            next[side] += length + ((tcp.get(47) & IpFrames.SYN) != 0 ? 1 : 0);
            if ((tcp.get(47) & IpFrames.ACK) != 0) {
                assertEquals(next[1 - side], tcp.getInt(42), "acknowledges all that was said");
                acknowledged[1 - side] = tcp.getInt(42);
            }
            assertTrue(next[side] - acknowledged[side] <= 65_535, "within the window");
            heard.write(
                    frame.bytes(),
                    frame.bytes().length - Math.min(length, frame.bytes().length - 54),
                    Math.min(length, frame.bytes().length - 54));
        }
        return heard.toByteArray();
    }

    @Test
    void a_connection_is_shaken_segmented_and_acknowledged() {
        TcpTalk talk = new TcpTalk(B, A);
        int[] next = {0, 0};
        int[] acknowledged = {0, 0};
        List<Frame> shaken = talk.handshake();
        assertEquals(
                List.of(2, 18, 16),
                shaken.stream().map(f -> (int) f.bytes()[47]).toList());
        received(shaken, next, acknowledged);
        for (int length : new int[] {1, 1_459, 1_460, 1_461, 2_920, 70_000, 200_000}) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            List<Frame> frames = talk.say(length % 2 == 0, message);
            assertTrue(frames.stream().allMatch(f -> f.length() <= 1_514), "Ethernet's frames");
            assertArrayEquals(message, received(frames, next, acknowledged));
        }
        received(talk.sayUnknown(true, 150_000), next, acknowledged);
        assertArrayEquals(new byte[] {7}, received(talk.say(true, new byte[] {7}), next, acknowledged));
    }
}
