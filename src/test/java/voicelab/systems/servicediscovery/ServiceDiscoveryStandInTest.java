package voicelab.systems.servicediscovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import voicelab.edge.WebDesk;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.sip.SipPeer;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.protocols.metrics.MetricBounds;
import voicelab.protocols.metrics.MetricReader;
import voicelab.systems.gvp.Caller;

/** Consul's list of MCPs and the Configuration Server's, held together; tenants with what they must have. */
class ServiceDiscoveryStandInTest extends DiscoveryTestCase {
    @Test
    void when_the_lab_is_ready_each_mcp_is_an_application_and_takes_calls() throws Exception {
        assertEquals(OWN, it.mcps());
        InstanceId rm = InstanceId.first(new SystemId("resource-manager"));
        try (Caller caller = new Caller(it.net.host(200))) {
            for (int i = 0; i < 4; i++) {
                Caller.Placed call = caller.call(
                        "sip:8001@rm",
                        SipPeer.tcp(new java.net.InetSocketAddress(it.lab.plan().address(rm), 5060)));
                assertEquals(200, call.up().status());
                call.call().hangUp();
            }
        }
    }

    @Test
    void after_a_reset_the_chain_is_whole_again() throws Exception {
        for (int i = 0; i < 5; i++) {
            it.lab.reset();
            assertEquals(OWN, it.mcps());
        }
    }

    @Test
    void a_foreign_service_becomes_an_application_and_is_called_and_goes_with_its_registration() throws Exception {
        InstanceId rm = InstanceId.first(new SystemId("resource-manager"));
        try (ForeignMcp foreign = new ForeignMcp(it.net.host(201), 5090);
                Caller caller = new Caller(it.net.host(200))) {
            it.register("their-mcp", "127.41.1.201", 5090, ",\"Tags\":[\"x\"],\"Meta\":{\"any\":\"thing\"}");
            long since = it.mark();
            it.move(60);
            it.await(since, "resource their-mcp is available");
            assertEquals("127.41.1.201:5090", it.mcps().get("their-mcp"));
            int busy = 0;
            for (int i = 0; i < 3; i++) {
                Caller.Placed call = caller.call(
                        "sip:8001@rm",
                        SipPeer.tcp(new java.net.InetSocketAddress(it.lab.plan().address(rm), 5060)));
                if (call.refusalOrUp() == 486) busy++;
                else call.call().hangUp();
            }
            assertEquals(1, busy, "one of three turns is theirs");
            assertTrue(foreign.asked.contains("INVITE"), foreign.asked::toString);
            it.deregister("their-mcp");
            since = it.mark();
            it.move(60);
            it.await(since, "removed their-mcp");
            assertEquals(OWN, it.mcps());
            assertEquals(List.of(), it.read(CfgType.HOST, ConfigFilter.name("127.41.1.201")), "its host goes too");
        }
    }

    @Test
    void a_registration_that_moves_changes_its_application() throws Exception {
        it.register("theirs", "127.41.1.210", 6000, "");
        it.sync();
        int dbid =
                it.read(CfgType.APPLICATION, ConfigFilter.name("theirs")).get(0).dbid();
        it.register("theirs", "127.41.1.211", 0, "");
        String did = it.sync();
        assertTrue(did.contains("\"changed\":[\"theirs\"]"), did);
        assertEquals("127.41.1.211:5070", it.mcps().get("theirs"), "no port means the usual one");
        assertEquals(
                dbid,
                it.read(CfgType.APPLICATION, ConfigFilter.name("theirs")).get(0).dbid());
        assertEquals(List.of(), it.read(CfgType.HOST, ConfigFilter.name("127.41.1.210")));
        assertEquals("127.41.1.21:5070", it.mcps().get("mcp"), "others stay");
    }

    @Test
    void one_whose_check_is_critical_does_not_count_and_is_back_when_it_passes() throws Exception {
        it.register("frail", "127.41.1.212", 5070, ",\"Check\":{\"CheckID\":\"frail\",\"TTL\":\"10m\"}");
        it.sync();
        assertFalse(it.mcps().containsKey("frail"), "critical until it reports");
        it.consul("PUT", "/v1/agent/check/pass/frail", "");
        it.sync();
        assertTrue(it.mcps().containsKey("frail"));
        it.consul("PUT", "/v1/agent/check/warn/frail", "");
        it.sync();
        assertTrue(it.mcps().containsKey("frail"), "a warning is not critical");
        it.consul("PUT", "/v1/agent/check/fail/frail", "");
        it.sync();
        assertFalse(it.mcps().containsKey("frail"));
    }

    @Test
    void a_stopped_mcp_is_gone_within_one_interval_after_consul_knows_and_comes_back() throws Exception {
        it.lab.running().clock().freeze();
        it.stop("mcp-2");
        long since = it.mark();
        it.move(30);
        awaitCheck("mcp-2", "critical");
        it.move(30);
        it.await(since, "removed mcp-2");
        assertEquals(Set.of("mcp"), it.mcps().keySet());
        it.start("mcp-2");
        since = it.mark();
        it.move(30);
        awaitCheck("mcp-2", "passing");
        it.move(30);
        it.await(since, "added mcp-2");
        assertEquals(OWN, it.mcps());
    }

    @Test
    void its_metrics_are_readable_and_follow_what_it_does() throws Exception {
        String before = it.ask("service-discovery", "METRICS", "GET", "/metrics", "");
        it.register("one-more", "127.41.1.214", 5070, "");
        it.sync();
        String after = it.ask("service-discovery", "METRICS", "GET", "/metrics", "");
        assertTrue(before.contains("lab_sd_mcps 2\n"), before);
        assertTrue(after.contains("lab_sd_mcps 3\n"), after);
        assertTrue(after.contains("lab_sd_healthy 1\n"), after);
        assertFalse(MetricReader.read(after.getBytes(java.nio.charset.StandardCharsets.UTF_8), MetricBounds.DEFAULT)
                .isEmpty());
    }

    @Test
    void what_is_no_order_is_refused_with_a_reason() throws Exception {
        WebDesk web = new WebDesk(it.lab);
        for (String bad : List.of("[", "[1]", "{\"port\":1}", "{\"when\":\"now\"}"))
            assertEquals(
                    400,
                    web.ask("service-discovery", "HEALTH", "POST", "/lab/v1/sync", bad)
                            .status(),
                    bad);
        assertEquals(
                501,
                web.ask("service-discovery", "HEALTH", "GET", "/tenants", "").status());
        assertEquals(
                501,
                web.ask("service-discovery", "METRICS", "GET", "/other", "").status());
    }

    @Test
    void nobody_else_hurries_it_between_two_intervals() throws Exception {
        it.lab.running().clock().freeze();
        long since = it.mark();
        it.move(59);
        assertFalse(
                it.lab.journal().since(since).stream().anyMatch(e -> e.link().equals("gvp-6")));
        it.move(1);
        it.lab
                .journal()
                .await(
                        since,
                        "the service read over TLS",
                        e -> e.link().equals("gvp-6")
                                && e.kind() == Kind.ARRIVED
                                && e.destination().getPort() == 8501,
                        DiscoveryLab.PATIENCE);
        it.lab
                .journal()
                .await(
                        since,
                        "the keys read in plain",
                        e -> e.link().equals("gvp-6")
                                && e.kind() == Kind.ARRIVED
                                && e.destination().getPort() == 8500,
                        DiscoveryLab.PATIENCE);
    }
}
