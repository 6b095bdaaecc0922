package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import voicelab.engines.sip.SipReply;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.protocols.sip.SipPacket;

/** Where the legs of one id go, and what becomes of it when a leg or a resource is lost. */
class AffinityTest extends RoutedCallTestCase {
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
