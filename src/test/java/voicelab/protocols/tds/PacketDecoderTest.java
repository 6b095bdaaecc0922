package voicelab.protocols.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {
    private static final int BOUND = 100_000;

    private static List<TdsMessage> read(byte[] bytes, int... splits) throws TdsException {
        PacketDecoder decoder = new PacketDecoder(BOUND);
        List<TdsMessage> all = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= splits.length; i++) {
            int to = i < splits.length ? splits[i] : bytes.length;
            decoder.feed(ByteBuffer.wrap(bytes, from, to - from));
            from = to;
            for (Optional<TdsMessage> next = decoder.next(); next.isPresent(); next = decoder.next())
                all.add(next.get());
        }
        assertFalse(decoder.isWithin());
        return all;
    }

    @Test
    void a_message_of_several_packets_is_whole_at_every_split() throws TdsException {
        byte[] body = new byte[1_300];
        new Random(1).nextBytes(body);
        byte[] wire = PacketEncoder.packets(PacketType.SQL_BATCH, body, PacketEncoder.MIN_PACKET_BYTES, 0);
        for (int at = 0; at <= wire.length; at++) {
            List<TdsMessage> read = read(wire, at);
            assertEquals(1, read.size());
            assertEquals(PacketType.SQL_BATCH, read.get(0).type());
            assertArrayEquals(body, read.get(0).body());
        }
    }

    @Test
    void what_is_no_tds_is_refused_at_its_first_byte_and_lengths_before_they_are_kept() {
        assertThrows(
                TdsException.class, () -> read("GET / HTTP/1.1".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThrows(TdsException.class, () -> read(HexFormat.of().parseHex("0101000700000000")));
        assertThrows(TdsException.class, () -> read(HexFormat.of().parseHex("0101800000000000")));
        assertThrows(TdsException.class, () -> read(HexFormat.of().parseHex("01000008000001000301000800000100")));
        byte[] large = PacketEncoder.packets(PacketType.SQL_BATCH, new byte[BOUND + 1], 4_096, 0);
        assertThrows(TdsException.class, () -> read(large));
    }

    @Test
    void garbage_is_refused_or_waits_and_never_breaks() {
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            PacketDecoder decoder = new PacketDecoder(BOUND);
            try {
                decoder.feed(ByteBuffer.wrap(garbage));
                while (decoder.next().isPresent()) assertTrue(garbage.length > 7);
            } catch (TdsException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }
}
