package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiwiproject.consul.Consul;
import org.kiwiproject.consul.KeyValueClient;
import org.kiwiproject.consul.cache.KVCache;
import org.kiwiproject.consul.cache.ServiceHealthCache;
import org.kiwiproject.consul.model.agent.ImmutableRegistration;
import org.kiwiproject.consul.model.agent.Registration;
import org.kiwiproject.consul.model.health.ServiceHealth;
import org.kiwiproject.consul.model.session.ImmutableSession;

/** What a Java client of others sees. */
class ConsulClientTest {
    private static final long PATIENCE_SECONDS = 10;

    private ConsulLab lab;
    private Consul client;

    @BeforeEach
    void boot() throws Exception {
        lab = ConsulLab.boot();
        // a cache waits ten seconds at a time
        client = Consul.builder()
                .withUrl("http://" + lab.host() + ":8500")
                .withReadTimeoutMillis(30_000)
                .build();
    }

    @AfterEach
    void close() {
        client.destroy();
        lab.close();
    }

    private void register(String id) {
        client.agentClient()
                .register(ImmutableRegistration.builder()
                        .name("gvp-mcp")
                        .id(id)
                        .address("127.20.31.20")
                        .port(5070)
                        .check(Registration.RegCheck.ttl(30))
                        .build());
    }

    @Test
    void it_registers_a_service_and_a_cache_hears_of_its_health() throws Exception {
        CompletableFuture<ServiceHealth> healthy = new CompletableFuture<>();
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        try (ServiceHealthCache cache = ServiceHealthCache.newCache(client.healthClient(), "gvp-mcp")) {
            cache.addListener(services -> {
                if (services.isEmpty() && healthy.isDone()) gone.complete(true);
                services.values().forEach(healthy::complete);
            });
            cache.start();
            assertTrue(cache.awaitInitialized(PATIENCE_SECONDS, TimeUnit.SECONDS));
            register("mcp-1");
            assertFalse(healthy.isDone());
            client.agentClient().pass("mcp-1", "ready");
            ServiceHealth found = healthy.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertEquals(5070, found.getService().getPort());
            assertEquals("127.20.31.20", found.getService().getAddress());
            client.agentClient().fail("mcp-1");
            assertTrue(gone.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_cache_of_keys_hears_of_a_write() throws Exception {
        KeyValueClient keys = client.keyValueClient();
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (KVCache cache = KVCache.newCache(keys, "tenants")) {
            cache.addListener(
                    values -> values.values().forEach(v -> v.getValueAsString().ifPresent(heard::complete)));
            cache.start();
            assertTrue(cache.awaitInitialized(PATIENCE_SECONDS, TimeUnit.SECONDS));
            keys.putValue("tenants/one", "{}");
            assertEquals("{}", heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void two_sessions_share_a_lock() {
        KeyValueClient keys = client.keyValueClient();
        String one = session("one");
        String two = session("two");
        assertTrue(keys.acquireLock("leader", "one", one));
        assertFalse(keys.acquireLock("leader", "two", two));
        assertEquals(one, keys.getSession("leader").orElseThrow());
        assertTrue(keys.releaseLock("leader", one));
        assertTrue(keys.acquireLock("leader", "two", two));
        client.sessionClient().destroySession(two);
        assertTrue(keys.getSession("leader").isEmpty());
        // the lock rests for the session's delay
        assertFalse(keys.acquireLock("leader", "one", one));
    }

    private String session(String name) {
        return client.sessionClient()
                .createSession(ImmutableSession.builder().name(name).build())
                .getId();
    }

    @Test
    void it_lists_what_the_agent_and_the_catalog_hold() {
        register("mcp-1");
        register("mcp-2");
        assertEquals(2, client.agentClient().getServices().size());
        assertEquals(
                List.of("consul", "gvp-mcp"),
                client.catalogClient().getServices().getResponse().keySet().stream()
                        .sorted()
                        .toList());
        assertEquals(
                2, client.catalogClient().getService("gvp-mcp").getResponse().size());
        client.agentClient().deregister("mcp-1");
        assertEquals(
                1, client.catalogClient().getService("gvp-mcp").getResponse().size());
        assertTrue(client.agentClient().getChecks().values().stream()
                .noneMatch(check -> check.getServiceId().orElse("").equals("mcp-1")));
    }
}
