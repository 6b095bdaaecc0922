package voicelab.systems.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipMalformed;
import voicelab.protocols.sip.SipPacket;

class DialogRequestTest {
    private static SipPacket invite(String uri, String... more) throws SipMalformed {
        String text = "INVITE " + uri + " SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nMax-Forwards: 70\r\n"
                + "From: <sip:8000@h>;tag=1\r\nTo: <sip:8001@rm>\r\nCall-ID: c1\r\nCSeq: 1 INVITE\r\n"
                + String.join("", more) + "Content-Length: 0\r\n\r\n";
        return SipPacket.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static DialogRequest read(SipPacket invite) throws DialogRequest.Unfit {
        return DialogRequest.of(invite, invite.uri().orElseThrow());
    }

    @Test
    void the_page_and_the_session_are_read_from_uri_and_header() throws Exception {
        DialogRequest request = read(invite(
                "sip:dialog@mcp:5070;gvp.config.a.b=1;voicexml=http%3a%2f%2fdas%2fa.vxml%3fx%3d1%26y%3d2",
                "X-Genesys-GVP-Session-ID: 0A-1;gvp.rm.datanodes=1;gvp.rm.tenant-id=1.101_order_desk\r\n"));
        assertEquals("http://das/a.vxml?x=1&y=2", request.page().toString());
        assertEquals("0A-1", request.guid());
        assertEquals("1.101", request.tenant());
        assertEquals("order_desk", request.profile());
        assertEquals("8000", request.ani());
        assertEquals("8001", request.dnis());
        assertEquals("1", request.params().get("gvp.config.a.b"));
    }

    @Test
    void a_request_without_a_usable_page_says_why() {
        for (String uri : new String[] {
            "sip:dialog@mcp",
            "sip:dialog@mcp;voicexml=",
            "sip:dialog@mcp;voicexml=%zz",
            "sip:dialog@mcp;voicexml=a.vxml"
        }) {
            DialogRequest.Unfit no = assertThrows(DialogRequest.Unfit.class, () -> read(invite(uri)), uri);
            assertTrue(!no.getMessage().isBlank());
        }
    }

    @Test
    void session_variables_carry_headers_in_lower_case_and_parameters_decoded() throws Exception {
        SipPacket invite =
                invite("sip:dialog@mcp;voicexml=http://das/a.vxml;gvp-tenant-id=c%201", "X-Genesys-CallUUID: U\r\n");
        Map<String, Object> all = SessionVariables.of(read(invite).withGuid("G"), invite);
        assertEquals("U", ((Map<?, ?>) all.get("connection.protocol.sip.headers")).get("x-genesys-calluuid"));
        assertEquals("c 1", ((Map<?, ?>) all.get("connection.protocol.sip.requesturi")).get("gvp-tenant-id"));
        assertEquals("G", all.get("com.genesyslab.sessionid"));
        assertEquals("U", all.get("connection.uuid"));
        assertEquals("c1", SessionVariables.withFirstGet(read(invite), invite).get("CALLIDREF"));
    }

    @Test
    void keys_in_info_are_read_and_garbage_is_none() {
        assertEquals(Optional.of('5'), key("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n"));
        assertEquals(Optional.of('#'), key("application/dtmf-relay", "Duration=1\nsignal = 11\n"));
        assertEquals(Optional.of('A'), key("application/dtmf", "a"));
        assertEquals(Optional.empty(), key("application/dtmf-relay", "Signal=99"));
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            DtmfRelay.key(new SipContent(i % 2 == 0 ? DtmfRelay.RELAY : DtmfRelay.PLAIN, bytes));
        }
    }

    private static Optional<Character> key(String type, String body) {
        return DtmfRelay.key(SipContent.of(type, body));
    }

    @Test
    void exit_values_become_a_form() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("a", "x y");
        values.put("b", 1.5);
        assertEquals("a=x+y&b=1.5", ExitValues.body(values).text());
        assertNull(ExitValues.body(Map.of()));
    }

    @Test
    void public_event_ids_are_kept_and_others_are_not_invented() {
        assertEquals(130, MetricIds.of("appl_begin"));
        assertEquals(149, MetricIds.of("asr_close"));
        assertEquals(-1, MetricIds.of("form_enter"));
    }
}
