package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sip.header.RecordRouteHeader;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sip.Forwarding;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipWriter;

/** Somebody else's parser (JAIN-SIP, without its stack and without log4j) must read what we write. */
class JainTest {
    private static final String INVITE = """
            INVITE sip:dialog@127.20.0.11;voicexml=http%3a%2f%2fapp SIP/2.0
            Via: SIP/2.0/UDP 127.20.0.21:5090;branch=z9hG4bKabc;rport
            Via: SIP/2.0/TCP 127.20.0.31;branch=z9hG4bKold
            Route: <sip:127.20.0.11;lr>
            From: "A" <sip:a@b>;tag=from-1
            To: <sip:dialog@rm>
            Call-ID: call-1@a
            CSeq: 7 INVITE
            Contact: <sip:a@127.20.0.21:5090>
            Content-Type: application/sdp
            Content-Length: 5

            v=0
            """.replace("\n", "\r\n");

    @Test
    void what_we_write_is_read_by_jain() throws Exception {
        SipPacket invite = SipPacket.read(INVITE.getBytes(StandardCharsets.UTF_8));
        SipEdit edit = SipEdit.NONE
                .set("X-Genesys-GVP-Session-ID", "1;gvp.rm.datanodes=1")
                .body(SipContent.sdp("v=1"));
        SipPacket forwarded = Forwarding.request(
                invite,
                "SIP/2.0/TCP 127.20.0.11:5060;branch=z9hG4bKx-1",
                1,
                List.of("<sip:127.20.0.11:5060;transport=tcp;lr;gvp.rm.datanodes=1;idtag=ab>"),
                edit);
        SIPRequest read = Jain.request(forwarded);
        assertEquals("z9hG4bKx-1", read.getTopmostVia().getBranch());
        assertEquals(3, read.getViaHeaders().size());
        assertEquals(70, read.getMaxForwards().getMaxForwards());
        assertEquals(null, read.getRouteHeaders());
        assertEquals(3, read.getContentLength().getContentLength());
        RecordRouteHeader recorded = (RecordRouteHeader) read.getHeader("Record-Route");
        assertEquals(
                "127.20.0.11", ((javax.sip.address.SipURI) recorded.getAddress().getURI()).getHost());
        SipPacket response = SipWriter.response(
                forwarded, 200, "", "t", List.of(new SipHeader("Contact", "<sip:c@d>")), SipContent.sdp("v=2"), false);
        assertEquals("t", Jain.response(response).getToTag());
        assertEquals(
                2, Jain.response(Forwarding.response(response)).getViaHeaders().size());
        assertEquals("ACK", Jain.request(SipWriter.ack(forwarded, response)).getMethod());
        assertEquals(
                7,
                Jain.request(SipWriter.cancel(forwarded, List.of())).getCSeq().getSeqNumber());
    }

    @Test
    void log4j_is_not_there_and_not_missed() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.apache.log4j.Logger"));
    }
}
