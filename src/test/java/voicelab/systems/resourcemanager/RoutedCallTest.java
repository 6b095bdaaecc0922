package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.config.CfgType;
import voicelab.protocols.sip.SipPacket;

/** What a call meets on its way through the Resource Manager, over SIP sockets: profile, policy, affinity, another resource. */
class RoutedCallTest extends RoutedCallTestCase {
    @Test
    void what_goes_on_is_known_by_its_headers_and_the_platforms_uuid_stays() throws Exception {
        Leg leg = rm.call("8001", "X-Genesys-CallUUID", "0123456789ABCDEF0123456789ABCDEF");
        SipPacket invite = arrived();
        assertEquals(200, leg.status());
        String session = invite.header("X-Genesys-GVP-Session-ID").orElseThrow();
        assertTrue(session.matches("[0-9A-F-]{36};gvp\\.rm\\.datanodes=1;gvp\\.rm\\.tenant-id=\\d+_plain"), session);
        String guid = session.substring(0, 36);
        String data = invite.header("X-Genesys-GVP-Session-Data").orElseThrow();
        assertTrue(data.matches("callsession=" + guid + ";0;0;;;;\\d+;plain"), data);
        assertTrue(invite.header("X-Genesys-RM-Application-dbid").orElseThrow().matches("\\d+"));
        assertEquals(
                "0123456789ABCDEF0123456789ABCDEF",
                invite.header("X-Genesys-CallUUID").orElseThrow());
        String route = invite.header("Record-Route").orElseThrow();
        assertTrue(
                route.matches(
                        "<sip:0x[0-9A-F]{8}@[0-9.]+:5060;transport=tcp;lr;gvp\\.rm\\.datanodes=1;idtag=[0-9A-F]{8}>"),
                route);
        leg.bye();
    }

    @Test
    void a_header_names_the_profile_and_a_parameter_that_names_it_is_not_passed_on() throws Exception {
        Leg byHeader = rm.call("8001", "X-Genesys-gsw-ivr-profile-name", "other");
        assertTrue(sessionOf(arrived()).endsWith("_other"));
        Leg byParameter = rm.call("8001;x-genesys-gsw-ivr-profile-name=other;colour=red");
        SipPacket invite = arrived();
        assertTrue(sessionOf(invite).endsWith("_other"));
        assertTrue(invite.requestUri().contains(";colour=red"), invite.requestUri());
        assertTrue(!invite.requestUri().contains("profile-name"), invite.requestUri());
        Leg unknown = rm.call("8002", "X-Genesys-gsw-ivr-profile-name", "nobody");
        assertTrue(sessionOf(arrived()).endsWith("_plain"), "the default application");
        for (Leg each : List.of(byHeader, byParameter, unknown)) each.bye();
    }

    @Test
    void a_recording_has_the_record_profile_of_its_place() throws Exception {
        String uri = "msml=AA;media-service=record";
        assertEquals("paris", recorder(uri, "X-Genesys-geo-location", "paris"));
        assertEquals("berlin", recorder(uri, "X-Genesys-geo-location", "berlin"));
        assertEquals("record", recorder(uri, "X-Genesys-geo-location", "rome"), "the one named record");
        assertEquals("", recorder("msml=AA"), "no recording, no record profile");
    }

    @Test
    void a_policy_refuses_with_its_own_code_and_phrase() throws Exception {
        SipPacket no = rm.call("8003").end();
        assertEquals(488, no.status());
        assertEquals("Closed today", no.reason());
        assertTrue(no.header("Warning").orElseThrow().contains("IVR profile closed does not allow voicexml"));
        assertEquals(Map.of(), rm.spread(2));
        rm.log("IVR profile closed does not allow voicexml");
    }

    @Test
    void a_limit_lets_the_next_call_in_when_one_has_left() throws Exception {
        Leg first = rm.call("8004");
        assertEquals(200, first.status());
        String uri = arrived().requestUri();
        assertTrue(uri.contains("gvp.policy.voicexml-recording-allowed=false"), uri);
        assertEquals(480, rm.call("8004").status());
        first.bye();
        Leg next = rm.call("8004");
        assertEquals(200, next.status());
        next.bye();
    }

    @Test
    void what_a_proxy_must_refuse_leaves_nothing_in_the_books() throws Exception {
        assertEquals(420, rm.call("8004", "Proxy-Require", "privacy").status());
        assertEquals(501, rm.call("8005").status(), "ccxml");
        assertTrue(overUdp(SPENT).startsWith("SIP/2.0 483 "));
        Leg next = rm.call("8004");
        assertEquals(200, next.status());
        next.bye();
    }

    private static final String SPENT = """
            INVITE sip:8004@rm SIP/2.0
            Via: SIP/2.0/UDP 127.42.1.202:5060;branch=z9hG4bKspent
            Max-Forwards: 0
            From: <sip:8000@127.42.1.202>;tag=a
            To: <sip:8004@rm>
            Call-ID: spent
            CSeq: 1 INVITE
            Contact: <sip:8000@127.42.1.202>
            Content-Length: 0

            """.replace("\n", "\r\n");

    private String overUdp(String request) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(5060, InetAddress.getByName("127.42.1.202"))) {
            socket.setSoTimeout(10_000);
            byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, rm.resourceManager()));
            DatagramPacket answer = new DatagramPacket(new byte[4_000], 4_000);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_changed_policy_holds_from_the_next_call_on_and_a_bad_one_is_named_in_the_log() throws Exception {
        rm.configure(
                CfgType.GVP_IVR_PROFILE,
                "other",
                false,
                Map.of("gvp.policy", Map.of("usage-limits", "a few", "inbound-allowed", "false")));
        assertEquals(403, rm.call("8002").status());
        rm.log("IVR profile other: gvp.policy / usage-limits \"a few\" is no number");
        rm.configure(CfgType.GVP_IVR_PROFILE, "other", false, Map.of("gvp.policy", Map.of("inbound-allowed", "true")));
        Leg leg = rm.call("8002");
        assertEquals(200, leg.status());
        leg.bye();
    }

    @Test
    void an_outbound_leg_keeps_its_callers_session_and_its_tenants_dialing_rules() throws Exception {
        Leg caller = rm.call("8001");
        String session = sessionOf(arrived());
        assertEquals(200, caller.status());
        String header = "X-Genesys-GVP-Session-ID";
        Leg out = rm.mcp(1).callOut("sip:030123@sip-server", rm.resourceManager(), header, session);
        SipPacket atTrunk = rm.sipServer().next();
        assertEquals(200, out.status());
        assertEquals(session, sessionOf(atTrunk));
        assertTrue(atTrunk.header("Record-Route").orElseThrow().contains("idtag="));
        SipPacket no = rm.mcp(1)
                .callOut("sip:0900123@sip-server", rm.resourceManager(), header, session)
                .end();
        assertEquals(603, no.status());
        assertEquals("Too expensive", no.reason());
        assertEquals(
                603,
                rm.mcp(2)
                        .callOut("sip:0900123@sip-server", rm.resourceManager())
                        .status(),
                "the only tenant's rules hold for a leg that belongs to no call");
        assertTrue(rm.sipServer().invites.isEmpty());
        caller.bye();
        Leg later = rm.mcp(1).callOut("sip:030124@sip-server", rm.resourceManager(), header, session);
        assertEquals(session, sessionOf(rm.sipServer().next()), "the session lasts until its last leg ends");
        assertEquals(200, later.status());
        later.bye();
        out.bye();
    }
}
