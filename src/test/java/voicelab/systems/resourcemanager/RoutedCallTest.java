package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.sip.SipReply;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.protocols.sip.SipPacket;

/** What a call meets on its way through the Resource Manager, over SIP sockets: profile, policy, affinity, another resource. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutedCallTest {
    private static final String PAGE = "gvp.service-prerequisite: {initial-page-url: \"http://das/a.vxml\"}";
    private static final String SYSTEMS = """
            resource-manager: {port-capacity: 2, health-every: 1h}
            gvp-config-server:
              tenants:
                - name: Environment
                  default-application: plain
                  sections:
                    gvp.policy.dialing-rules: {expensive: "deny,0900*", forbidden-respcode: 603;Too expensive}
              ivr-profiles:
                - {name: plain, dnis: ["8001"], sections: {PAGE}}
                - {name: other, dnis: ["8002"], sections: {PAGE}}
                - {name: closed, dnis: ["8003"], sections: {PAGE, gvp.policy: {voicexml-allowed: false, voicexml-forbidden-respcode: 488;Closed today}}}
                - {name: single, dnis: ["8004"], sections: {PAGE, gvp.policy: {usage-limits: 1, voicexml-recording-allowed: false}}}
                - {name: ccxml, dnis: ["8005"], sections: {gvp.general: {service-type: ccxml}}}
                - {name: meeting, dnis: ["8006"], sections: {gvp.general: {service-type: conference}}}
                - {name: berlin, sections: {gvp.general: {service-type: record, geo-location: berlin}}}
                - {name: paris, sections: {gvp.general: {service-type: record, geo-location: paris}}}
                - {name: record, sections: {gvp.general: {service-type: record}}}
            """.replace("PAGE", PAGE);

    private RmLab rm;

    @BeforeAll
    void boot() throws Exception {
        rm = RmLab.boot("127.42.1.0/24", 2, SYSTEMS);
    }

    @AfterEach
    void forget() {
        rm.forget(2);
    }

    @AfterAll
    void close() {
        rm.close();
    }

    private SipPacket arrived() throws InterruptedException {
        for (int tries = 0; tries < 500; tries++)
            for (int n = 1; n <= 2; n++) {
                if (!rm.isUp(n)) continue;
                SipPacket invite = rm.mcp(n).invites.poll(10, TimeUnit.MILLISECONDS);
                if (invite != null) return invite;
            }
        throw new AssertionError("no INVITE at any MCP");
    }

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

    private static String sessionOf(SipPacket invite) {
        return invite.header("X-Genesys-GVP-Session-ID").orElseThrow();
    }

    private String recorder(String uri, String... headers) throws Exception {
        Leg leg = rm.call(uri, headers);
        String session = sessionOf(arrived());
        assertEquals(200, leg.status());
        leg.bye();
        return session.substring(session.indexOf('_') + 1);
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
    void all_legs_of_one_id_go_to_one_resource_and_their_route_says_so() throws Exception {
        Leg first = rm.call("msml=CONF1");
        SipPacket invite = arrived();
        assertTrue(invite.header("Record-Route").orElseThrow().contains(";confinstid=CONF1;idtag="));
        String home = invite.uri().orElseThrow().host();
        Leg second = rm.call("conf=CONF1");
        assertEquals(home, arrived().uri().orElseThrow().host());
        SipPacket full = rm.call("msml=CONF1").end();
        assertEquals(503, full.status(), "its home is full, and elsewhere it would be alone");
        assertTrue(full.header("Warning").orElseThrow().contains("has the other legs of CONF1"));
        Leg stranger = rm.call("msml=CONF2");
        assertNotEquals(home, arrived().uri().orElseThrow().host());
        first.bye();
        second.bye();
        Set<String> homes = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            Leg again = rm.call("msml=CONF1");
            homes.add(arrived().uri().orElseThrow().host());
            again.bye();
        }
        assertEquals(2, homes.size(), "with the last leg gone the id has no home");
        stranger.bye();
    }

    @Test
    void who_dials_a_conferences_number_meets_the_others_who_did() throws Exception {
        Leg first = rm.call("8006");
        SipPacket invite = arrived();
        assertTrue(invite.requestUri().startsWith("sip:conf=8006@"), invite.requestUri());
        assertTrue(invite.header("Record-Route").orElseThrow().contains(";confinstid=8006;"));
        Leg second = rm.call("8006");
        assertEquals(
                invite.uri().orElseThrow().host(), arrived().uri().orElseThrow().host());
        first.bye();
        second.bye();
    }

    @Test
    void a_leg_that_is_cancelled_or_refused_leaves_its_id_and_its_port() throws Exception {
        for (int round = 0; round < 3; round++) {
            for (int n = 1; n <= 2; n++) rm.mcp(n).script = invite -> null;
            Leg cancelled = rm.call("msml=GONE");
            cancelled.rings();
            arrived();
            cancelled.call.cancel();
            assertEquals(487, cancelled.status());
            for (int n = 1; n <= 2; n++) rm.mcp(n).script = invite -> SipReply.of(486);
            assertEquals(486, rm.call("msml=GONE").status());
            arrived();
        }
        for (int n = 1; n <= 2; n++) rm.mcp(n).script = invite -> SipReply.of(200);
        Leg[] legs = new Leg[4];
        for (int i = 0; i < 4; i++) assertEquals(200, (legs[i] = rm.call("8001")).status());
        assertEquals(Map.of(1, 2, 2, 2), rm.spread(2), "every port is free again");
        SipPacket none = rm.call("8001").end();
        assertEquals(503, none.status());
        assertTrue(none.header("Warning").orElseThrow().contains("port capacity reached on 2 of 2 physical resources"));
        assertTrue(none.header("Retry-After").isPresent());
        String log = rm.log(" 20149 ");
        assertTrue(log.contains("resource request failed with code -10 for call session"), log);
        for (Leg each : legs) each.bye();
    }

    @Test
    void another_resource_is_tried_after_503_but_not_for_a_leg_whose_others_are_there() throws Exception {
        rm.mcp(1).script = invite -> SipReply.of(503);
        for (int i = 0; i < 2; i++) {
            Leg leg = rm.call("8001");
            assertEquals(200, leg.status());
            leg.bye();
        }
        assertEquals(2, rm.mcp(2).invites.size());
        assertEquals(1, rm.mcp(1).invites.size());
        rm.forget(2);
        Leg first = rm.call("msml=STAY");
        String home = arrived().uri().orElseThrow().host();
        for (int n = 1; n <= 2; n++) rm.mcp(n).script = invite -> SipReply.of(503);
        assertEquals(503, rm.call("msml=STAY").status());
        assertEquals(home, arrived().uri().orElseThrow().host());
        assertEquals(Map.of(), rm.spread(2), "the other one was not asked");
        first.bye();
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

    @Test
    void a_lost_resource_takes_its_ids_with_it_and_the_next_leg_finds_them_a_new_home() throws Exception {
        Leg lost = rm.call("msml=LOST");
        String old = arrived().uri().orElseThrow().host();
        assertEquals(200, lost.status());
        int number = old.equals(rm.mcpAddress(1).getAddress().getHostAddress()) ? 1 : 2;
        InstanceId instance = new InstanceId(new SystemId("mcp"), number);
        rm.lab().rooms().stop(instance);
        Leg moved = rm.call("msml=LOST");
        assertEquals(200, moved.status());
        assertNotEquals(old, arrived().uri().orElseThrow().host());
        long gone = rm.now();
        lost.call.hangUp(); // answered 503 by the proxy: out of the books, and not a leg of the new home
        rm.await(gone, "call ended: completed (BYE from the caller)");
        Leg further = rm.call("msml=LOST");
        assertEquals(200, further.status());
        assertNotEquals(old, arrived().uri().orElseThrow().host());
        assertEquals(503, rm.call("msml=LOST").status(), "two ports, two legs");
        moved.bye();
        further.bye();
        long since = rm.now();
        assertEquals(List.of(), rm.lab().rooms().start(instance));
        rm.pass(Duration.ofHours(1));
        rm.await(since, "resource mcp-" + number + " is available");
    }
}
