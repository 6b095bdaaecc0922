package voicelab.systems.sbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sdp.SessionDescription;

class AnchorTest {
    private static final InetSocketAddress OWN = new InetSocketAddress("127.36.0.18", 20_000);

    private static String anchored(String... lines) throws Exception {
        return Anchor.at(OWN, SessionDescription.parse(String.join("\r\n", lines) + "\r\n"))
                .toString()
                .replace("\r\n", "|");
    }

    @Test
    void the_first_audio_line_gets_the_own_address_and_all_else_is_rejected() throws Exception {
        assertEquals(
                "v=0|o=- 1 2 IN IP4 127.36.0.18|s=-|c=IN IP4 127.36.0.18|t=0 0|m=audio 20000 RTP/AVP 0 101"
                        + "|a=rtpmap:101 telephone-event/8000|a=sendonly|m=video 0 RTP/AVP 96|m=audio 0 RTP/AVP 8|",
                anchored(
                        "v=0",
                        "o=bell 1 2 IN IP4 10.0.0.1",
                        "s=-",
                        "c=IN IP4 10.0.0.1",
                        "t=0 0",
                        "m=audio 4000 RTP/AVP 0 101",
                        "c=IN IP4 10.0.0.2",
                        "a=rtpmap:101 telephone-event/8000",
                        "a=rtcp:4007",
                        "a=candidate:1 1 UDP 1 10.0.0.1 4000 typ host",
                        "a=sendonly",
                        "m=video 4002 RTP/AVP 96",
                        "m=audio 4004 RTP/AVP 8"));
    }

    @Test
    void an_old_style_hold_stays_one() throws Exception {
        assertEquals(
                "v=0|o=- 1 2 IN IP4 127.36.0.18|s=-|c=IN IP4 127.36.0.18|t=0 0|m=audio 20000 RTP/AVP 0|c=IN IP4 0.0.0.0|",
                anchored(
                        "v=0",
                        "o=- 1 2 IN IP4 10.0.0.1",
                        "s=-",
                        "c=IN IP4 0.0.0.0",
                        "t=0 0",
                        "m=audio 4000 RTP/AVP 0"));
    }
}
