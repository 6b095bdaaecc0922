package voicelab.systems.servicediscovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.edge.WebDesk;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.sip.SipPeer;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.metrics.MetricBounds;
import voicelab.protocols.metrics.MetricReader;
import voicelab.systems.gvp.Caller;

/** Consul's list of MCPs and the Configuration Server's, held together; tenants with what they must have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceDiscoveryStandInTest {
    private static final String PROFILE = """
            profile: discovery
            systems:
              gvp-config-server:
                ivr-profiles:
                  - {name: IVRAppDefault, sections: {gvp.service-prerequisite: {initial-page-url: "http://service-handler:8300/lab/v1/self-test.vxml"}}}
              postgresql:
              resource-manager:
              consul:
              service-discovery:
              mcp: {count: 2}
              service-handler:
            """;
    private static final Map<String, String> OWN = Map.of("mcp", "127.41.1.21:5070", "mcp-2", "127.41.1.22:5070");

    private DiscoveryLab it;

    @BeforeAll
    void boot() throws Exception {
        it = DiscoveryLab.boot("127.41.1.0/24", PROFILE);
    }

    @AfterAll
    void close() {
        it.close();
    }

    @AfterEach
    void mend() {
        for (String each : List.of("consul", "gvp-config-server", "mcp-2", "service-handler-2")) it.start(each);
        it.lab.running().clock().resume();
        it.lab.reset();
        assertEquals(0, it.lab.journal().bugs(), () -> it.lab.journal().tail(20).toString());
    }

    private Set<String> profiles(int tenant) throws Exception {
        Set<String> names = new TreeSet<>();
        for (CfgObject each : it.read(CfgType.GVP_IVR_PROFILE, ConfigFilter.tenant(tenant))) names.add(each.name());
        return names;
    }

    private CfgObject tenant(String name, Map<String, String> general) throws Exception {
        return DiscoveryLab.wait(it.admin.create(CfgObject.named(CfgType.TENANT, name)
                .withUserProperties(KvList.ofSections(Map.of("gvp.general", general)))));
    }

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

    private void awaitCheck(String mcp, String state) throws Exception {
        long deadline = System.nanoTime() + DiscoveryLab.PATIENCE.toNanos();
        while (!it.consul("GET", "/v1/health/state/" + state, "").contains("\"service:" + mcp + "\""))
            assertTrue(System.nanoTime() < deadline, "never " + state);
    }

    @Test
    void without_consul_nothing_is_deleted_and_health_says_so() throws Exception {
        it.lab.running().clock().freeze();
        it.stop("consul");
        long since = it.mark();
        it.move(60);
        it.await(since, "sync failed");
        WebDesk.Page health = it.health();
        assertEquals(503, health.status());
        assertTrue(health.text().contains("\"reason\""), health.text());
        assertEquals(OWN, it.mcps());
        it.start("consul"); // empty: it keeps no state here, and the next sync comes before the next registrations
        since = it.mark();
        IOException left = assertThrows(IOException.class, () -> it.sync(), "one sync is left out");
        assertTrue(left.getMessage().contains("Consul has begun anew"), left.getMessage());
        assertEquals(OWN, it.mcps());
        it.move(10); // the Service Handlers' next registrations
        awaitCheck("mcp", "passing");
        awaitCheck("mcp-2", "passing");
        it.sync();
        assertEquals(OWN, it.mcps());
        assertEquals(200, it.health().status());
    }

    @Test
    void a_read_only_configuration_server_is_told_and_caught_up_with() throws Exception {
        it.lab.running().clock().freeze();
        it.register("late", "127.41.1.213", 5070, "");
        long since = it.mark();
        it.lab.fault("gvp-17=cut");
        it.await(since, "Connection to Database");
        it.move(60);
        it.await(since, "sync failed");
        assertEquals(503, it.health().status());
        assertEquals(OWN, it.mcps());
        since = it.mark();
        it.lab.faults().mendAll();
        it.await(since, "holds");
        it.move(60);
        it.await(since, "added late");
        assertEquals(200, it.health().status());
    }

    @Test
    void a_configuration_server_that_was_away_is_caught_up_with_at_once() throws Exception {
        it.lab.running().clock().freeze();
        it.stop("gvp-config-server");
        long since = it.mark();
        it.move(60);
        it.await(since, "sync failed: the Configuration Server cannot be reached");
        assertEquals(503, it.health().status());
        since = it.mark();
        it.start("gvp-config-server");
        it.await(since, "sync: 2 MCPs"); // the lab's time stands still
        assertEquals(200, it.health().status());
        assertEquals(OWN, it.mcps());
    }

    @Test
    void a_new_tenant_has_its_profiles_and_its_key_within_one_interval() throws Exception {
        int acme = tenant("Acme", Map.of("gws-ccid", "9350e2fc-a1dd", "default-application", "hello"))
                .dbid();
        long since = it.mark();
        it.move(60);
        it.await(since, "key tenants/9350e2fc-a1dd");
        assertEquals(Set.of("IVRAppDefault", "conference", "cpd", "media", "record"), profiles(acme));
        assertEquals(
                "hybrid_integration",
                it.read(CfgType.TRANSACTION, ConfigFilter.tenant(acme)).get(0).name());
        assertEquals(
                "{\"name\":\"Acme\",\"id\":\"a1dd\",\"gws-ccid\":\"9350e2fc-a1dd\",\"default-application\":\"hello\","
                        + "\"provisioned\":true}",
                it.consul("GET", "/v1/kv/tenants/9350e2fc-a1dd?raw", ""));
        assertTrue(it.consul("GET", "/v1/kv/tenants/Environment?raw", "").contains("\"name\":\"Environment\""));
    }

    @Test
    void what_a_user_changed_in_a_profile_stays() throws Exception {
        int acme = tenant("Acme", Map.of()).dbid();
        it.sync();
        CfgObject cpd = it.read(
                        CfgType.GVP_IVR_PROFILE, ConfigFilter.tenant(acme).and("name", "cpd"))
                .get(0);
        DiscoveryLab.wait(it.admin.update(CfgDelta.of(CfgType.GVP_IVR_PROFILE, cpd.dbid())
                .changeProperties(Map.of("gvp.general", Map.of("service-type", "mine")))));
        String did = it.sync();
        assertTrue(did.contains("\"added\":[],\"removed\":[],\"changed\":[]"), did);
        assertEquals(
                "mine",
                it.read(CfgType.GVP_IVR_PROFILE, ConfigFilter.dbid(cpd.dbid()))
                        .get(0)
                        .annexSection("gvp.general")
                        .get("service-type"));
    }

    @Test
    void the_key_of_a_removed_tenant_goes_and_what_others_put_there_stays() throws Exception {
        CfgObject acme = tenant("Acme", Map.of());
        it.consul("PUT", "/v1/kv/tenants/theirs", "{\"x\":1}");
        it.sync();
        assertTrue(it.consul("GET", "/v1/kv/tenants/?keys", "").contains("tenants/Acme"));
        DiscoveryLab.wait(
                it.admin.update(CfgDelta.of(CfgType.TENANT, acme.dbid()).set(CfgObject.STATE, 3)));
        it.sync();
        assertEquals(
                "[\"tenants/Environment\",\"tenants/theirs\"]",
                it.consul("GET", "/v1/kv/tenants/?keys", "").strip());
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
