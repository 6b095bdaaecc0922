package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipPacket;

/** Session timers of RFC 4028 at a proxy with one port: who gets in tells whether the call before is still in the books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTimerTest {
    private static final String SYSTEMS = """
            resource-manager: {port-capacity: 1, health-every: 1h}
            gvp-config-server:
              applications:
                - name: azure_rm
                  type: 149
                  sections:
                    rm: {no-resource-respcode: 486;All ports busy, retry-on: "600"}
                    proxy: {sip.sessionexpires: "600", sip.min_se: "120"}
              ivr-profiles:
                - {name: plain, dnis: ["8001"], sections: {gvp.service-prerequisite: {initial-page-url: "http://das/a.vxml"}}}
            """;
    private static final String[] TIMER = {"Supported", "timer", "Session-Expires", "300"};
    private RmLab rm;

    @BeforeAll
    void boot() throws Exception {
        rm = RmLab.boot("127.42.2.0/24", 1, SYSTEMS);
        rm.lab().clock().freeze();
    }

    @AfterEach
    void forget() {
        rm.forget(1);
    }

    @AfterAll
    void close() {
        rm.close();
    }

    private void answersWith(String sessionExpires) {
        rm.mcp(1).script = invite ->
                SipReply.of(200).with("Session-Expires", sessionExpires).with("Require", "timer");
    }

    private void assertFull() throws Exception {
        SipPacket full = rm.call("8001").end();
        assertEquals(486, full.status());
        assertEquals("All ports busy", full.reason());
    }

    private void assertFree() throws Exception {
        Leg next = rm.call("8001");
        assertEquals(200, next.status());
        next.bye();
    }

    @Test
    void an_interval_that_is_too_small_is_refused_with_the_smallest_that_may_be() throws Exception {
        SipPacket refused =
                rm.call("8001", "Supported", "timer", "Session-Expires", "100").end();
        assertEquals(422, refused.status());
        assertEquals("120", refused.header("Min-SE").orElseThrow());
        assertTrue(rm.mcp(1).invites.isEmpty());
        Leg cannotBeTold = rm.call("8001", "Session-Expires", "100");
        SipPacket invite = rm.mcp(1).next();
        assertEquals("120", invite.header("Session-Expires").orElseThrow());
        assertEquals("120", invite.header("Min-SE").orElseThrow());
        assertEquals(200, cannotBeTold.status());
        cannotBeTold.bye();
    }

    @Test
    void a_dialog_that_nobody_refreshes_gives_its_port_back() throws Exception {
        answersWith("300;refresher=uac");
        Leg silent = rm.call("8001", TIMER);
        assertEquals(200, silent.status());
        rm.pass(Duration.ofSeconds(299));
        assertFull();
        long since = rm.now();
        rm.pass(Duration.ofSeconds(2));
        rm.await(since, "call ended: failed (session timer expired)");
        rm.mcp(1).script = invite -> SipReply.of(200);
        assertFree();
        silent.bye();
        assertFree();
    }

    @Test
    void a_refresh_that_passes_by_keeps_the_dialog_in_the_books() throws Exception {
        answersWith("300;refresher=uac");
        Leg leg = rm.call("8001", TIMER);
        assertEquals(200, leg.status());
        rm.mcp(1).refresh =
                SipReply.of(200).with("Session-Expires", "300;refresher=uac").with("Require", "timer");
        for (int i = 0; i < 3; i++) {
            rm.pass(Duration.ofSeconds(200));
            assertEquals(200, leg.update(TIMER).status());
        }
        assertFull();
        assertEquals(
                422, leg.update("Supported", "timer", "Session-Expires", "90").status());
        rm.mcp(1).refresh = SipReply.of(200);
        assertEquals(200, leg.update("Supported", "timer").status());
        rm.pass(Duration.ofHours(1));
        assertFull(); // an answer without the header ends the timer, not the session
        leg.bye();
        rm.mcp(1).script = invite -> SipReply.of(200);
        assertFree();
    }

    @Test
    void where_nobody_asks_this_proxy_does_and_tells_the_caller_to_refresh() throws Exception {
        Leg knows = rm.call("8001", "Supported", "timer");
        assertEquals("600", rm.mcp(1).next().header("Session-Expires").orElseThrow());
        SipPacket answer = knows.end();
        assertEquals("600;refresher=uac", answer.header("Session-Expires").orElseThrow());
        assertEquals("timer", answer.header("Require").orElseThrow());
        long since = rm.now();
        rm.pass(Duration.ofSeconds(601));
        rm.await(since, "session timer expired");
        Leg knowsNothing = rm.call("8001");
        assertTrue(knowsNothing.end().header("Session-Expires").isEmpty());
        rm.pass(Duration.ofHours(1));
        assertFull();
        knowsNothing.bye();
        knows.bye();
    }

    @Test
    void which_answers_lead_to_another_resource_is_a_setting() throws Exception {
        rm.mcp(1).script = invite -> SipReply.of(503);
        assertEquals(503, rm.call("8001").status(), "passed on as it is");
        rm.mcp(1).script = invite -> SipReply.of(600);
        assertEquals(486, rm.call("8001").status(), "tried elsewhere, and there is nobody");
        rm.mcp(1).script = invite -> SipReply.of(200);
        assertFree();
    }
}
