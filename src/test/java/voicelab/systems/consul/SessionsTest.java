package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
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

    private String create(String body) throws Exception {
        return new ObjectMapper()
                .readTree(consul.put("/session/create", body))
                .path("ID")
                .asText();
    }

    private boolean acquire(String session) throws Exception {
        return consul.put("/kv/lock?acquire=" + session, session).equals("true");
    }

    @Test
    void one_session_holds_a_lock_and_gives_it_back() throws Exception {
        String one = create("{\"Name\":\"one\"}");
        String two = create("");
        assertTrue(acquire(one));
        assertTrue(acquire(one));
        assertFalse(acquire(two));
        assertEquals(one, consul.json("/kv/lock").get(0).path("Session").asText());
        assertEquals(1, consul.json("/kv/lock").get(0).path("LockIndex").asInt());
        assertEquals("false", consul.put("/kv/lock?release=" + two, ""));
        assertEquals("true", consul.put("/kv/lock?release=" + one, "free"));
        assertTrue(acquire(two));
        assertEquals(2, consul.json("/kv/lock").get(0).path("LockIndex").asInt());
        assertEquals(500, consul.send("PUT", "/kv/lock?acquire=none", "").statusCode());
    }

    @Test
    void a_session_ends_after_twice_its_time_unless_it_is_renewed_and_its_lock_rests_for_the_delay() throws Exception {
        String one = create("{\"TTL\":\"10s\",\"LockDelay\":\"5s\"}");
        String two = create("{}");
        assertTrue(acquire(one));
        consul.lab().clock().move(Duration.ofSeconds(19));
        assertEquals(
                one,
                new ObjectMapper()
                        .readTree(consul.put("/session/renew/" + one, ""))
                        .get(0)
                        .path("ID")
                        .asText());
        consul.lab().clock().move(Duration.ofSeconds(19));
        assertEquals(1, consul.json("/session/info/" + one).size());
        long index = ConsulLab.index(consul.get("/kv/lock"));
        var released = consul.held("/kv/lock?index=" + index);
        consul.lab().clock().move(Duration.ofSeconds(2));
        assertFalse(ConsulLab.come(released).body().contains("Session"));
        assertEquals(0, consul.json("/session/info/" + one).size());
        assertEquals(404, consul.send("PUT", "/session/renew/" + one, "").statusCode());
        assertFalse(acquire(two));
        consul.lab().clock().move(Duration.ofSeconds(6));
        assertTrue(acquire(two));
    }

    @Test
    void the_behavior_delete_takes_the_keys_along() throws Exception {
        String one = create("{\"Behavior\":\"delete\",\"LockDelay\":0}");
        assertTrue(acquire(one));
        consul.put("/session/destroy/" + one, "");
        assertEquals(404, consul.get("/kv/lock").statusCode());
        assertTrue(acquire(create("{}")));
    }

    @Test
    void a_check_that_goes_critical_ends_the_sessions_that_lean_on_it() throws Exception {
        consul.put("/agent/service/register", "{\"Name\":\"web\",\"Check\":{\"TTL\":\"30s\",\"Status\":\"passing\"}}");
        String session = create("{\"NodeChecks\":[\"serfHealth\",\"service:web\"]}");
        assertTrue(acquire(session));
        consul.put("/agent/check/fail/service:web", "");
        assertEquals(0, consul.json("/session/list").size());
        assertTrue(consul.json("/kv/lock").get(0).path("Session").isMissingNode());
        assertEquals(
                500,
                consul.send("PUT", "/session/create", "{\"NodeChecks\":[\"service:web\"]}")
                        .statusCode());
        assertEquals(
                500,
                consul.send("PUT", "/session/create", "{\"NodeChecks\":[\"none\"]}")
                        .statusCode());
    }

    @Test
    void a_node_that_leaves_the_catalog_takes_its_sessions() throws Exception {
        consul.put("/catalog/register", "{\"Node\":\"far\",\"Address\":\"127.9.9.9\"}");
        create("{\"Node\":\"far\",\"NodeChecks\":[]}");
        assertEquals(1, consul.json("/session/node/far").size());
        consul.put("/catalog/deregister", "{\"Node\":\"far\"}");
        assertEquals(0, consul.json("/session/list").size());
    }

    @Test
    void a_time_out_of_bounds_is_refused() throws Exception {
        var refused = consul.send("PUT", "/session/create", "{\"TTL\":\"5s\"}");
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().startsWith("Invalid Session TTL '5000000000', must be between [10s=24h0m0s]"));
        assertEquals(
                400, consul.send("PUT", "/session/create", "{\"TTL\":\"25h\"}").statusCode());
        assertEquals(
                400,
                consul.send("PUT", "/session/create", "{\"Behavior\":\"sing\"}").statusCode());
        assertEquals(
                500,
                consul.send("PUT", "/session/create", "{\"Node\":\"none\"}").statusCode());
    }
}
