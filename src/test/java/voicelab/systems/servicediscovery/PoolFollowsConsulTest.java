package voicelab.systems.servicediscovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.sip.SipPeer;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.systems.gvp.Caller;

/** Three MCPs of which one goes: out of Consul, out of the Configuration Server, out of the Resource Manager's choice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolFollowsConsulTest {
    private static final int CALLS = 30;
    private static final String PROFILE = """
            profile: pool
            systems:
              gvp-config-server:
                ivr-profiles:
                  - {name: IVRAppDefault, sections: {gvp.service-prerequisite: {initial-page-url: "http://service-handler:8300/lab/v1/self-test.vxml"}}}
              resource-manager:
              consul:
              service-discovery:
              mcp: {count: 3}
              service-handler:
            """;

    private DiscoveryLab it;
    private Caller caller;

    @BeforeAll
    void boot() throws Exception {
        it = DiscoveryLab.boot("127.41.5.0/24", PROFILE);
        caller = new Caller(it.net.host(200));
    }

    @AfterAll
    void close() {
        caller.close();
        it.close();
    }

    @AfterEach
    void mend() {
        it.start("mcp-2");
        it.start("service-handler-2");
        it.lab.running().clock().resume();
        it.lab.reset();
        assertEquals(0, it.lab.journal().bugs(), () -> it.lab.journal().tail(20).toString());
    }

    /** Each must be answered. @return how many INVITEs went to which MCP */
    private Map<String, Integer> calls(int count) throws Exception {
        long since = it.mark();
        InstanceId rm = InstanceId.first(new SystemId("resource-manager"));
        for (int i = 0; i < count; i++) {
            Caller.Placed call = caller.call(
                    "sip:8001@rm",
                    SipPeer.tcp(new InetSocketAddress(it.lab.plan().address(rm), 5060)));
            assertEquals(200, call.up().status(), "call " + (i + 1));
            call.call().hangUp();
        }
        Map<String, Integer> by = new TreeMap<>();
        for (JournalEntry each : it.lab.journal().since(since))
            if (each.link().equals("gvp-4")
                    && each.kind() == Kind.SENT
                    && each.field("method").equals("INVITE")) by.merge(each.to(), 1, Integer::sum);
        return by;
    }

    private void awaitTwoResources(long since) throws InterruptedException {
        it.lab
                .journal()
                .await(
                        since,
                        "the Resource Manager has two left",
                        e -> e.from().equals("resource-manager") && e.summary().contains(", 2 resources"),
                        DiscoveryLab.PATIENCE);
    }

    @Test
    void a_pod_that_goes_is_out_everywhere_within_one_interval_and_no_call_fails_then_or_before() throws Exception {
        it.lab.running().clock().freeze();
        it.stop("mcp-2");
        it.stop("service-handler-2"); // its farewell takes the registration out
        assertEquals(
                Set.of("mcp", "mcp-3"),
                calls(6).entrySet().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !name.equals("mcp-2"))
                        .collect(java.util.stream.Collectors.toSet()),
                "until then the Resource Manager finds out by itself");
        assertTrue(!it.consul("GET", "/v1/catalog/service/gvp-mcp", "").contains("\"mcp-2\""));
        long since = it.mark();
        it.move(60);
        awaitTwoResources(since);
        assertEquals(Set.of("mcp", "mcp-3"), it.mcps().keySet());
        assertEquals(Map.of("mcp", CALLS / 2, "mcp-3", CALLS / 2), calls(CALLS));
    }

    @Test
    void an_mcp_that_dies_in_its_pod_is_critical_first_and_out_at_the_next_sync() throws Exception {
        it.lab.running().clock().freeze();
        it.stop("mcp-2");
        it.move(30);
        long deadline = System.nanoTime() + DiscoveryLab.PATIENCE.toNanos();
        while (!it.consul("GET", "/v1/health/state/critical", "").contains("service:mcp-2"))
            assertTrue(System.nanoTime() < deadline, "never critical");
        long since = it.mark();
        it.move(30);
        awaitTwoResources(since);
        assertEquals(Map.of("mcp", CALLS / 2, "mcp-3", CALLS / 2), calls(CALLS));
    }
}
