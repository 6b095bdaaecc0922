package voicelab.protocols.pcapng;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.protocols.pcapng.PcapngBlocks.Block;
import voicelab.protocols.pcapng.PcapngBlocks.Packet;

class PcapngWriterTest {
    private static final Instant AT = Instant.parse("2026-11-28T19:45:39.028143674Z");

    private static PcapngWriter writer(int most) {
        return new PcapngWriter("VoiceLab", "why\nand what", most).on("lab", "a network");
    }

    @Test
    void a_section_and_an_interface_stand_before_the_packets_and_say_who_wrote_them() {
        List<Block> blocks = PcapngBlocks.read(writer(1_000).bytes());
        assertEquals(2, blocks.size());
        assertEquals("why\nand what", blocks.get(0).text(1));
        assertEquals("VoiceLab", blocks.get(0).text(4));
        assertEquals(-1, blocks.get(0).body().getLong(8), "the section's length is not given");
        assertEquals(1, blocks.get(1).body().getShort(0), "Ethernet");
        assertEquals("lab", blocks.get(1).text(2));
        assertArrayEquals(new byte[] {9}, blocks.get(1).options().get(9), "nanoseconds");
    }

    @Test
    void frames_and_comments_of_every_length_come_back_as_they_were() {
        Random random = new Random(5);
        PcapngWriter writer = writer(1 << 20);
        List<byte[]> frames = new ArrayList<>();
        for (int length = 0; length < 40; length++) {
            byte[] frame = new byte[length];
            random.nextBytes(frame);
            frames.add(frame);
            assertTrue(writer.packet(AT.plusNanos(length), frame, length + 7, "x".repeat(length)));
        }
        List<Packet> packets = PcapngBlocks.packets(writer.bytes());
        assertEquals(40, packets.size());
        for (int i = 0; i < 40; i++) {
            assertArrayEquals(frames.get(i), packets.get(i).frame());
            assertEquals(i + 7, packets.get(i).originalLength());
            assertEquals("x".repeat(i), packets.get(i).comment());
            assertEquals(AT.plusNanos(i), packets.get(i).at());
        }
    }

    @Test
    void a_comment_is_cut_between_two_characters() {
        PcapngWriter writer = writer(1 << 20);
        writer.packet(AT, new byte[1], 1, "x" + "\u00fc".repeat(PcapngWriter.MAX_COMMENT_BYTES));
        String said = PcapngBlocks.packets(writer.bytes()).get(0).comment();
        assertEquals("x" + "\u00fc".repeat(PcapngWriter.MAX_COMMENT_BYTES / 2 - 1), said);
    }

    @Test
    void addresses_have_names() throws Exception {
        Map<InetAddress, String> names = new LinkedHashMap<>();
        names.put(InetAddress.getByName("127.20.0.21"), "mcp");
        names.put(InetAddress.getByName("::1"), "outside");
        Block block = PcapngBlocks.read(writer(1_000).names(names).bytes()).get(2);
        assertEquals(4, block.type());
        assertArrayEquals(
                new byte[] {127, 20, 0, 21, 'm', 'c', 'p', 0}, block.options().get(1));
        assertEquals(16 + "outside".length() + 1, block.options().get(2).length);
    }

    @Test
    void a_full_file_takes_no_packet_more_not_even_a_small_one() {
        PcapngWriter writer = writer(600);
        int before = writer.bytes().length;
        assertTrue(writer.packet(AT, new byte[100], 100, ""));
        assertFalse(writer.packet(AT, new byte[600], 600, ""));
        assertFalse(writer.packet(AT, new byte[1], 1, ""), "a stream with a hole would be read as lost");
        assertEquals(1, writer.packets());
        assertEquals(before + 132, writer.bytes().length);
        assertTrue(writer.bytes().length <= 600);
    }

    @Test
    void a_frame_is_not_longer_than_it_was() {
        assertThrows(IllegalArgumentException.class, () -> writer(999).packet(AT, new byte[2], 1, ""));
    }
}
