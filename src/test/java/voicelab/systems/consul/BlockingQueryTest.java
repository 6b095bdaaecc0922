package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lab's time is frozen: whoever is answered was woken by a change, or by the clock that the test moves. */
class BlockingQueryTest {
    private ConsulLab consul;

    @BeforeEach
    void boot() throws Exception {
        consul = ConsulLab.boot();
        consul.lab().clock().freeze();
    }

    @AfterEach
    void close() {
        consul.close();
    }

    private long index(String path) throws Exception {
        return ConsulLab.index(consul.get(path));
    }

    private CompletableFuture<HttpResponse<String>> held(String path) throws Exception {
        return consul.held(path + (path.contains("?") ? "&" : "?") + "index=" + index(path));
    }

    @Test
    void a_write_below_a_prefix_wakes_who_waits_for_it_and_nobody_else() throws Exception {
        consul.put("/kv/tenants/a", "1");
        consul.put("/kv/other/a", "1");
        var tenants = held("/kv/tenants?recurse");
        var other = held("/kv/other?recurse");
        consul.put("/kv/tenants/b", "2");
        assertTrue(ConsulLab.come(tenants).body().contains("tenants/b"));
        assertFalse(other.isDone());
        consul.send("DELETE", "/kv/other/a", "");
        assertEquals(404, ConsulLab.come(other).statusCode());
    }

    @Test
    void a_deletion_below_a_prefix_wakes_too() throws Exception {
        consul.put("/kv/p/a", "1");
        consul.put("/kv/p/b", "1");
        var waiting = held("/kv/p/?keys");
        consul.send("DELETE", "/kv/p/a", "");
        assertEquals("[\"p/b\"]", ConsulLab.come(waiting).body());
    }

    @Test
    void who_waits_for_a_key_that_is_not_there_is_woken_when_it_comes() throws Exception {
        consul.put("/kv/x", "1");
        var waiting = held("/kv/later");
        consul.put("/kv/unrelated", "1");
        assertEquals(1, consul.room().waiting());
        consul.put("/kv/later", "1");
        assertEquals(200, ConsulLab.come(waiting).statusCode());
    }

    @Test
    void a_query_is_answered_unchanged_when_its_time_is_over() throws Exception {
        consul.put("/kv/t", "1");
        long index = index("/kv/t");
        var waiting = held("/kv/t?wait=40s");
        consul.lab().clock().move(Duration.ofSeconds(39));
        assertFalse(waiting.isDone());
        consul.lab().clock().move(Duration.ofSeconds(4)); // 40 s and up to a sixteenth
        assertEquals(index, ConsulLab.index(ConsulLab.come(waiting)));
    }

    @Test
    void a_wait_is_five_minutes_unless_told_and_ten_at_most() throws Exception {
        var usual = held("/catalog/nodes");
        var longest = held("/catalog/nodes?wait=2h");
        consul.lab().clock().move(Duration.ofSeconds(299));
        assertFalse(usual.isDone());
        consul.lab().clock().move(Duration.ofSeconds(20));
        assertEquals(200, ConsulLab.come(usual).statusCode());
        assertFalse(longest.isDone());
        consul.lab().clock().move(Duration.ofMinutes(6));
        assertEquals(200, ConsulLab.come(longest).statusCode());
    }

    @Test
    void a_registration_wakes_the_service_its_list_and_its_checks() throws Exception {
        var health = held("/health/service/web?passing");
        var services = held("/catalog/services");
        var instances = held("/catalog/service/web");
        var other = held("/health/service/consul");
        consul.put("/agent/service/register", "{\"Name\":\"web\",\"Port\":80}");
        assertTrue(ConsulLab.come(health).body().contains("\"web\""));
        assertTrue(ConsulLab.come(services).body().contains("\"web\""));
        assertTrue(ConsulLab.come(instances).body().contains("\"web\""));
        assertFalse(other.isDone());
        var leaving = held("/health/service/web");
        consul.put("/agent/service/deregister/web", "");
        assertEquals("[]", ConsulLab.come(leaving).body());
    }

    @Test
    void a_service_of_the_agent_is_watched_by_its_hash() throws Exception {
        consul.put("/agent/service/register", "{\"Name\":\"web\",\"Port\":80}");
        String hash = consul.get("/agent/service/web")
                .headers()
                .firstValue("X-Consul-ContentHash")
                .orElseThrow();
        var waiting = consul.held("/agent/service/web?hash=" + hash);
        consul.put("/agent/service/register", "{\"Name\":\"web\",\"Port\":81}");
        assertTrue(ConsulLab.come(waiting).body().contains("\"Port\":81"));
    }

    @Test
    void an_event_wakes_who_lists_events() throws Exception {
        var waiting = held("/event/list");
        consul.put("/event/fire/deploy", "v2");
        assertTrue(ConsulLab.come(waiting).body().contains("\"deploy\""));
    }

    @Test
    void reset_wakes_everybody() throws Exception {
        consul.put("/kv/r", "1");
        var key = held("/kv/r");
        var absent = held("/kv/absent");
        var nodes = held("/catalog/nodes");
        consul.lab().reset();
        assertEquals(404, ConsulLab.come(key).statusCode());
        assertEquals(404, ConsulLab.come(absent).statusCode());
        assertTrue(ConsulLab.come(nodes).body().contains("\"Node\":\"consul\""));
    }

    @Test
    void closing_the_lab_answers_who_waits() throws Exception {
        var waiting = held("/catalog/nodes");
        consul.lab().close();
        assertEquals(503, ConsulLab.come(waiting).statusCode());
    }
}
