package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.boot.RunningLab;
import voicelab.engines.sip.SipPeer;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.standin.Durations;

/** The Resource Manager in front of three MCPs of which one comes and goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolTest {
    private static final SystemId MCP = new SystemId("mcp");
    private static final String PROFILE = """
            profile: pool
            systems:
              gvp-config-server:
                ivr-profiles:
                  - {name: word, dnis: ["8001"], sections: {gvp.service-prerequisite: {initial-page-url: "http://service-handler:8300/lab/v1/self-test.vxml"}}}
              resource-manager:
              reporting-server:
              mcp: {count: 3}
              service-handler:
            """;

    private GvpLab gvp;
    private Caller caller;

    @BeforeAll
    void boot() throws Exception {
        gvp = GvpLab.boot("127.37.6.0/24", PROFILE);
        caller = new Caller(gvp.outside(200));
        awaitAvailable(3);
    }

    @AfterAll
    void close() {
        caller.close();
        gvp.close();
    }

    @AfterEach
    void mend() throws Exception {
        lab().faults().mendAll();
        long since = lab().journal().last();
        for (int n = 1; n <= 3; n++) start(n);
        lab().clock().resume();
        lab().clock().move(Durations.parse("5s").orElseThrow());
        lab().journal()
                .await(
                        since,
                        "the third is asked",
                        e -> e.kind() == Kind.BACK && e.from().equals("mcp-3"),
                        GvpLab.PATIENCE);
        assertEquals(0, lab().journal().bugs(), () -> lab().journal().tail(20).toString());
    }

    private RunningLab lab() {
        return gvp.lab();
    }

    private void start(int number) {
        assertEquals(List.of(), lab().rooms().start(new InstanceId(MCP, number)));
    }

    private void stop(int number) {
        lab().rooms().stop(new InstanceId(MCP, number));
    }

    private void awaitAvailable(int count) throws InterruptedException {
        for (int n = 1; n <= count; n++) gvp.await("resource mcp-" + n + " is available");
    }

    /** Places calls one after the other; each must be answered. @return how many each MCP answered */
    private Map<String, Integer> calls(int count) throws Exception {
        long since = lab().journal().last();
        for (int i = 0; i < count; i++) {
            Caller.Placed call = caller.call("sip:8001@rm", SipPeer.tcp(gvp.resourceManager()));
            assertEquals(200, call.up().status());
            call.call().hangUp();
        }
        return answered(since);
    }

    private Map<String, Integer> answered(long since) {
        Map<String, Integer> by = new TreeMap<>();
        for (JournalEntry entry : lab().journal().since(since))
            if (entry.link().equals("gvp-4")
                    && entry.kind() == Kind.BACK
                    && entry.field("status").equals("200"))
                if (entry.summary().contains("INVITE")) by.merge(entry.from(), 1, Integer::sum);
        return by;
    }

    @Test
    void calls_take_turns_over_the_pool() throws Exception {
        assertEquals(Map.of("mcp", 2, "mcp-2", 2, "mcp-3", 2), calls(6));
    }

    @Test
    void a_stopped_one_is_passed_over_at_once_then_left_out_and_used_again_when_it_is_back() throws Exception {
        lab().clock().freeze();
        stop(2);
        long since = lab().journal().last();
        assertEquals(Set.of("mcp", "mcp-3"), calls(3).keySet());
        lab().journal()
                .await(since, "offline", e -> e.summary().contains("resource mcp-2 went offline"), GvpLab.PATIENCE);
        since = lab().journal().last();
        assertEquals(Map.of("mcp", 2, "mcp-3", 2), calls(4));
        assertEquals(
                0,
                lab().journal().since(since).stream()
                        .filter(e -> e.kind() == Kind.SENT && e.to().equals("mcp-2"))
                        .count(),
                "nothing is sent to one that is offline");
        start(2);
        lab().clock().move(Durations.parse("5s").orElseThrow());
        lab().journal().await(since, "back", e -> e.summary().contains("resource mcp-2 is available"), GvpLab.PATIENCE);
        assertEquals(Map.of("mcp", 1, "mcp-2", 1, "mcp-3", 1), calls(3));
    }

    @Test
    void a_silent_one_is_found_out_by_two_intervals() throws Exception {
        long since = lab().journal().last();
        lab().faults().set(new FaultParser(lab().map()).parse("gvp-4@mcp-3=drop"));
        for (int i = 0; i < 2; i++) {
            long sent = lab().journal().last();
            lab().clock().move(Durations.parse("5s").orElseThrow());
            lab().journal().await(sent, "asked", e -> e.kind() == Kind.SENT && e.to().equals("mcp-3"), GvpLab.PATIENCE);
        }
        lab().journal()
                .await(since, "offline", e -> e.summary().contains("resource mcp-3 went offline"), GvpLab.PATIENCE);
        assertEquals(Map.of("mcp", 1, "mcp-2", 1), calls(2));
    }

    @Test
    void a_call_whose_connection_is_pulled_goes_to_another_and_the_one_in_doubt_is_back_within_no_time()
            throws Exception {
        lab().clock().freeze(); // no interval passes
        long since = lab().journal().last();
        lab().faults().set(new FaultParser(lab().map()).parse("gvp-4=reset:count=1"));
        assertEquals(1, calls(1).values().iterator().next());
        lab().journal()
                .await(since, "again", e -> e.summary().contains("is available (OPTIONS answered"), GvpLab.PATIENCE);
        assertEquals(Map.of("mcp", 1, "mcp-2", 1, "mcp-3", 1), calls(3));
    }

    @Test
    void the_last_one_is_tried_again_when_its_connection_was_pulled() throws Exception {
        stop(2);
        stop(3);
        calls(2);
        lab().clock().freeze();
        lab().faults().set(new FaultParser(lab().map()).parse("gvp-4@mcp=reset:count=1"));
        assertEquals(Map.of("mcp", 3), calls(3));
    }

    @Test
    void a_pool_that_was_cut_off_serves_again_after_the_first_call_though_no_interval_passes() throws Exception {
        lab().clock().freeze();
        lab().faults().set(new FaultParser(lab().map()).parse("gvp-4=cut"));
        Caller.Placed none = caller.call("sip:8001@rm", SipPeer.tcp(gvp.resourceManager()));
        assertEquals(503, none.refusal().status());
        long since = lab().journal().last();
        lab().faults().mendAll();
        Caller.Placed first = caller.call("sip:8001@rm", SipPeer.tcp(gvp.resourceManager()));
        first.refusal();
        lab().journal()
                .await(since, "back", e -> e.summary().contains("is available (OPTIONS answered"), GvpLab.PATIENCE);
        assertTrue(calls(3).size() >= 1);
    }
}
