package voicelab.protocols.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpSampleTest {
    private static byte[] three() {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        for (int i = 1; i <= 3; i++) {
            ByteBuffer packet = ByteBuffer.wrap(new byte[] {0, (byte) i, (byte) i, 0}, 1, 2);
            assertEquals(8, RtpSample.cost(packet));
            assertTrue(RtpSample.append(sample, i * 3_000_000_000L / 2, packet));
            assertEquals(1, packet.position());
        }
        return sample.toByteArray();
    }

    @Test
    void packets_come_back_with_their_times() {
        List<RtpSample.Packet> packets = RtpSample.read(three());
        assertEquals(
                List.of(1_500_000_000L, 3_000_000_000L, 0xFFFF_FFFFL),
                packets.stream().map(RtpSample.Packet::micros).toList());
        assertArrayEquals(new byte[] {2, 2}, packets.get(1).bytes());
    }

    @Test
    void what_is_cut_off_is_left_out_and_garbage_is_read_to_its_end() {
        byte[] sample = three();
        for (int length = 0; length <= sample.length; length++)
            assertEquals(
                    length / 8, RtpSample.read(Arrays.copyOf(sample, length)).size());
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            RtpSample.read(garbage);
        }
    }

    @Test
    void a_sample_is_bounded() {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        while (RtpSample.append(sample, 0, ByteBuffer.allocate(1_000)))
            assertTrue(sample.size() <= RtpSample.MAX_BYTES);
        assertTrue(sample.size() > RtpSample.MAX_BYTES - 1_006);
        assertFalse(RtpSample.append(new ByteArrayOutputStream(), 0, ByteBuffer.allocate(70_000)));
    }
}
