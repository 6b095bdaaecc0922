package voicelab.protocols.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SdpTest {
    private static final String FULL = """
            v=0
            o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1
            s=Call to John Smith
            i=SDP Offer #1
            u=http://www.jdoe.example.com/home.html
            e=Jane Doe <jane@jdoe.example.com>
            p=+1 617 555-6011
            c=IN IP4 198.51.100.1
            b=AS:64
            t=0 0
            a=tool:x
            m=audio 49170 RTP/AVP 0 8 101
            i=sound
            c=IN IP4 198.51.100.2/127
            b=TIAS:64000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=ptime:20
            a=sendonly
            m=video 51372/2 RTP/AVP 99
            a=rtpmap:99 h263-1998/90000
            m=application 9 TCP/MRCPv2 1
            """.replace("\n", "\r\n");

    @Test
    void a_full_description_comes_back_letter_by_letter() throws SdpException {
        SessionDescription session = SessionDescription.parse(FULL);
        assertEquals(FULL, session.toString());
        MediaDescription audio = session.media().get(0);
        assertEquals("198.51.100.2", session.addressOf(audio).orElseThrow().host());
        assertEquals(Direction.SENDONLY, session.directionOf(audio));
        assertEquals(Direction.SENDRECV, session.directionOf(session.media().get(1)));
        assertEquals("0 PCMU/8000", audio.rtpMaps().get(0).toString());
        assertEquals(2, session.media().get(1).portCount());
        assertEquals("x", session.attribute("tool").orElseThrow());
    }

    @Test
    void bare_line_feeds_are_taken_too() throws SdpException {
        assertEquals(FULL, SessionDescription.parse(FULL.replace("\r", "")).toString());
    }

    @Test
    void every_fault_names_its_line() {
        assertSays(1, "begins with v=0", "v=1\no=x");
        assertSays(1, "begins with v=0", "");
        assertSays(1, "<letter>=<value>", "hello");
        assertSays(2, "is not o=", FULL.replace("3724394405 IN", "IN"));
        assertSays(2, "64 bits", FULL.replace("3724394400", "99999999999999999999"));
        assertSays(8, "is not c=", FULL.replace("c=IN IP4 198.51.100.1\r", "c=IN IP9 1\r"));
        assertSays(12, "is not m=", FULL.replace("m=audio 49170", "m=audio x"));
        assertSays(12, "port 65536", FULL.replace("49170", "65536"));
        assertSays(12, "payload type '128'", FULL.replace("0 8 101", "0 8 128"));
        assertSays(16, "a=rtpmap", FULL.replace("telephone-event/8000", "telephone-event"));
        assertSays(18, "a=ptime with '0'", FULL.replace("ptime:20", "ptime:0"));
        assertSays(4, "after", FULL.replace("i=SDP Offer #1", "s=again"));
        assertSays(12, "needed", FULL.replace("t=0 0", "b=X:1"));
        assertSays(20, "has a c= line", FULL.replace("c=IN IP4 198.51.100.1\r", "b=X:1\r"));
    }

    @Test
    void sizes_are_bounded() {
        assertSays(0, "characters", "v=0\n" + "a".repeat(70_000));
        assertSays(0, "lines", FULL + "a=x\r\n".repeat(1_000));
        assertSays(23, "5000 characters", FULL + "a=" + "x".repeat(4_998) + "\r\n");
        assertSays(52, "m= lines", FULL + "m=audio 0 RTP/AVP 0\r\n".repeat(40));
    }

    @Test
    void every_cut_and_garbage_is_read_or_refused() {
        for (int cut = 0; cut < FULL.length(); cut++) attempt(FULL.substring(0, cut));
        Random random = new Random(21);
        int refused = 0;
        for (int round = 0; round < 10_000; round++) {
            StringBuilder bad = new StringBuilder(FULL);
            for (int i = random.nextInt(6); i >= 0; i--) {
                int at = random.nextInt(bad.length());
                switch (random.nextInt(3)) {
                    case 0 -> bad.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> bad.deleteCharAt(at);
                    default -> bad.insert(at, (char) (random.nextInt(96) + 32));
                }
            }
            if (!attempt(bad.toString())) refused++;
        }
        assertTrue(refused > 3_000 && refused < 10_000, refused + " refused");
    }

    private static boolean attempt(String text) {
        try {
            SessionDescription session = SessionDescription.parse(text);
            OfferAnswer.Answer answer = OfferAnswer.answer(
                    session,
                    SdpOrigin.of(1, "127.0.0.1"),
                    "127.0.0.1",
                    java.util.List.of(20_000),
                    AudioTerms.G711,
                    Direction.SENDRECV);
            assertEquals(session.media().size(), answer.description().media().size());
            return true;
        } catch (SdpException e) {
            return false;
        }
    }

    private static void assertSays(int line, String part, String text) {
        SdpException e = assertThrows(SdpException.class, () -> SessionDescription.parse(text));
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertEquals(line, e.line(), e.getMessage());
    }
}
