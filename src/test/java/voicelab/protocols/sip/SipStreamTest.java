package voicelab.protocols.sip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SipStreamTest {
    @Test
    void a_stream_is_cut_the_same_at_every_split_point() {
        byte[] two = SipPacketTest.bytes(
                "\r\n\r\n" + SipPacketTest.INVITE + "\r\n" + SipPacketTest.INVITE.replace("abc-1f", "abc-2f"));
        byte[] first = SipPacketTest.bytes(SipPacketTest.INVITE);
        for (int split = 0; split <= two.length; split++) {
            SipStream stream = new SipStream(4000);
            List<byte[]> found = new ArrayList<>();
            stream.feed(two, 0, split);
            drain(stream, found);
            stream.feed(two, split, two.length - split);
            drain(stream, found);
            assertEquals(2, found.size(), "split at " + split);
            assertArrayEquals(first, found.get(0));
            assertFalse(stream.isInMessage());
        }
    }

    @Test
    void a_stream_that_comes_byte_by_byte_is_cut_too() {
        SipStream stream = new SipStream(4000);
        List<byte[]> found = new ArrayList<>();
        for (byte one : SipPacketTest.bytes(SipPacketTest.INVITE + SipPacketTest.INVITE)) {
            stream.feed(new byte[] {one}, 0, 1);
            drain(stream, found);
        }
        assertEquals(2, found.size());
    }

    private static void drain(SipStream stream, List<byte[]> found) {
        while (true) {
            switch (stream.next()) {
                case NOTHING -> {
                    return;
                }
                case MESSAGE -> found.add(stream.message());
                case KEEP_ALIVE -> {
                    // between messages
                }
                default -> throw new AssertionError("a good stream is not refused");
            }
        }
    }

    @Test
    void a_stream_with_a_wrong_length_is_refused() {
        assertEquals(SipStream.Found.BAD, next(SipPacketTest.INVITE.replace("l: 5", "l: -5")));
        assertEquals(SipStream.Found.BAD, next(SipPacketTest.INVITE.replace("l: 5", "x: 5")));
        assertEquals(SipStream.Found.BAD, next(SipPacketTest.INVITE.replace("l: 5", "l: 5\r\nContent-Length: 5")));
        assertEquals(SipStream.Found.TOO_LONG, next(SipPacketTest.INVITE.replace("l: 5", "l: 10000000")));
        assertEquals(SipStream.Found.TOO_LONG, next("x".repeat(5000)));
        assertEquals(SipStream.Found.NOTHING, next(SipPacketTest.INVITE.replace("l: 5", "l: 6")));
    }

    private static SipStream.Found next(String text) {
        SipStream stream = new SipStream(4000);
        stream.feed(SipPacketTest.bytes(text), 0, SipPacketTest.bytes(text).length);
        return stream.next();
    }
}
