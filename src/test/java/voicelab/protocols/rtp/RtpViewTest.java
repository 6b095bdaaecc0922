package voicelab.protocols.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpViewTest {
    private final RtpView view = new RtpView();

    @Test
    void a_plain_packet_is_read_where_it_lies() {
        ByteBuffer datagram = hex("ffff80880102" + "0000aabb" + "deadbeef" + "d5d5d5");
        datagram.position(2);
        assertNull(view.wrap(datagram));
        assertTrue(view.marker());
        assertEquals(8, view.payloadType());
        assertEquals(0x0102, view.sequence());
        assertEquals(0xaabb, view.timestamp());
        assertEquals(0xdeadbeef, view.ssrc());
        assertEquals(3, view.payloadLength());
        assertEquals((byte) 0xd5, datagram.get(view.payloadAt()));
        assertEquals(2, datagram.position());
    }

    @Test
    void sources_extension_and_padding_are_taken_off() {
        // P, X, CC=1; extension of one word; padding of 3
        ByteBuffer datagram =
                hex("b1000001" + "00000000" + "00000001" + "11111111" + "bede0001" + "22222222" + "abcd000003");
        assertNull(view.wrap(datagram));
        assertEquals(2, view.payloadLength());
        assertEquals((byte) 0xab, datagram.get(view.payloadAt()));
    }

    @Test
    void what_is_written_is_read() {
        ByteBuffer out = ByteBuffer.allocate(12);
        RtpView.header(out, true, 101, 65_535, -2, -3);
        assertNull(view.wrap(out.flip()));
        assertEquals(101, view.payloadType());
        assertEquals(65_535, view.sequence());
        assertEquals(-2, view.timestamp());
        assertEquals(-3, view.ssrc());
        assertEquals(0, view.payloadLength());
    }

    @Test
    void broken_packets_are_named() {
        assertEquals("RTP of 3 octets, 12 are the least", view.wrap(hex("800000")));
        assertEquals("RTP version 0, needed is 2", view.wrap(hex("000000010000000000000001")));
        assertNotNull(view.wrap(hex("8f0000010000000000000001")));
        assertNotNull(view.wrap(hex("900000010000000000000001" + "bede0002" + "00000000")));
        assertEquals("RTP padding of 9 octets", view.wrap(hex("a00000010000000000000001" + "09")));
        assertEquals("RTP padding of 0 octets", view.wrap(hex("a00000010000000000000001" + "00")));
    }

    @Test
    void garbage_never_leads_outside_the_datagram() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0) bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
            if (view.wrap(ByteBuffer.wrap(bytes)) != null) continue;
            assertTrue(view.payloadLength() >= 0 && view.payloadAt() + view.payloadLength() <= bytes.length);
        }
    }

    @Test
    void events_round_trip_and_know_their_keys() {
        for (char key : "0123456789*#ABCD".toCharArray()) {
            TelephoneEvent event = new TelephoneEvent(TelephoneEvent.eventOf(key), true, 10, 800);
            ByteBuffer out = ByteBuffer.allocate(4);
            event.write(out);
            assertEquals(event, TelephoneEvent.read(out, 0, 4));
            assertEquals(key, event.key());
        }
        assertEquals(0, new TelephoneEvent(16, false, 0, 0).key());
        assertNull(TelephoneEvent.read(ByteBuffer.allocate(3), 0, 3));
        assertTrue(Arrays.equals(new byte[] {11, (byte) 0x8A, 3, 0x20}, eventBytes()));
    }

    private static byte[] eventBytes() {
        byte[] bytes = new byte[4];
        new TelephoneEvent(11, true, 10, 800).write(ByteBuffer.wrap(bytes));
        return bytes;
    }

    private static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
