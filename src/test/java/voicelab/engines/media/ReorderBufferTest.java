package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.protocols.audio.Law;

class ReorderBufferTest {
    private final StringBuilder heard = new StringBuilder();
    private int count;
    private final ReorderBuffer order = new ReorderBuffer(new ReorderBuffer.Out() {
        @Override
        public void sound(Law law, ByteBuffer payload, int at, int length) {
            heard.append(payload.get(at)).append(' ');
            count++;
        }

        @Override
        public void lost(int packets) {
            heard.append("-".repeat(packets)).append(' ');
            count += packets;
        }
    });

    @Test
    void those_that_overtook_wait_and_doubles_go() {
        put(1, 3, 2, 2, 3, 4, 7, 6, 5, 5, 8);
        assertEquals("1 2 3 4 5 6 7 8 ", heard.toString());
    }

    @Test
    void a_missing_one_is_given_up_when_the_fourth_after_it_comes() {
        put(1, 3, 4, 5);
        assertEquals("1 ", heard.toString());
        put(6);
        assertEquals("1 - 3 4 5 6 ", heard.toString());
        put(2);
        assertEquals("1 - 3 4 5 6 ", heard.toString());
    }

    @Test
    void longer_holes_are_as_long_as_they_are_up_to_a_second() {
        put(1, 8);
        assertEquals("1 - - - ", heard.toString());
        order.flush();
        assertEquals("1 - - - - - - 8 ", heard.toString());
        put(90);
        assertTrue(heard.toString().endsWith("8 " + "-".repeat(50) + " 90 "), heard.toString());
    }

    @Test
    void events_fill_their_place_without_a_sound() {
        put(1);
        order.packet(3, null, ByteBuffer.allocate(1), 0, 1);
        put(2, 4);
        assertEquals("1 2 4 ", heard.toString());
    }

    @Test
    void any_disorder_across_the_wrap_keeps_count() {
        Random random = new Random(36);
        int start = 65_000;
        for (int i = 0; i < 2_000; i++) {
            int sequence = (start + i + (i > 4 && i < 1_990 ? random.nextInt(4) : 0)) & 0xFFFF;
            order.packet(sequence, Law.A, ByteBuffer.wrap(new byte[] {(byte) i}), 0, 1);
        }
        order.flush();
        assertEquals(2_000, count);
    }

    private void put(int... sequences) {
        for (int sequence : sequences)
            order.packet(sequence, Law.MU, ByteBuffer.wrap(new byte[] {(byte) sequence}), 0, 1);
    }
}
