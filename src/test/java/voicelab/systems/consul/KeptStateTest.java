package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.boot.BootFailure;

class KeptStateTest {
    @TempDir
    private Path directory;

    /** What a kill leaves: the file as it stands while the lab runs. */
    private Path killed(ConsulLab lab, Path state, String name) throws IOException {
        Path copy = Files.createDirectories(directory.resolve(name).resolve("consul"))
                .resolve("consul.jsonl");
        Files.copy(state.resolve("consul/consul.jsonl"), copy);
        lab.close();
        return directory.resolve(name);
    }

    @Test
    void what_was_acknowledged_is_there_after_a_kill() throws Exception {
        Path state = directory.resolve("one");
        ConsulLab lab = ConsulLab.keeping(state);
        lab.put("/kv/a", "1");
        lab.put("/kv/b", "2");
        lab.send("DELETE", "/kv/b", "");
        lab.put("/agent/service/register", "{\"Name\":\"web\",\"Port\":80,\"Check\":{\"TTL\":\"30s\"}}");
        lab.put("/agent/check/pass/service:web", "");
        String session = new ObjectMapper()
                .readTree(lab.put("/session/create", "{\"TTL\":\"20s\"}"))
                .path("ID")
                .asText();
        lab.put("/kv/lock?acquire=" + session, "x");
        long index = ConsulLab.index(lab.get("/kv/lock"));
        String node = lab.json("/agent/self").path("Config").path("NodeID").asText();
        Path left = killed(lab, state, "two");
        try (ConsulLab again = ConsulLab.keeping(left)) {
            again.lab().clock().freeze();
            assertEquals("1", again.get("/kv/a?raw").body());
            assertEquals(404, again.get("/kv/b").statusCode());
            assertEquals(1, again.json("/health/service/web?passing").size());
            assertEquals(session, again.json("/kv/lock").get(0).path("Session").asText());
            assertEquals(index, ConsulLab.index(again.get("/kv/lock")));
            assertEquals(
                    node,
                    again.json("/agent/self").path("Config").path("NodeID").asText());
            again.put("/kv/c", "3");
            assertTrue(ConsulLab.index(again.get("/kv/c")) > index);
            again.lab().clock().move(Duration.ofSeconds(31));
            again.check("service:web", "critical");
            var ended = again.held("/session/list?index=" + ConsulLab.index(again.get("/session/list")));
            again.lab().clock().move(Duration.ofSeconds(10));
            assertEquals("[]", ConsulLab.come(ended).body());
        }
    }

    @Test
    void a_torn_last_line_is_dropped_and_the_rest_kept() throws Exception {
        Path state = directory.resolve("one");
        ConsulLab lab = ConsulLab.keeping(state);
        lab.put("/kv/a", "1");
        Path left = killed(lab, state, "two");
        Path file = left.resolve("consul/consul.jsonl");
        Files.writeString(file, "{\"index\":99,\"rows\":[[\"KV\",\"torn\",{\"Key\"", StandardOpenOption.APPEND);
        try (ConsulLab again = ConsulLab.keeping(left)) {
            assertEquals("1", again.get("/kv/a?raw").body());
            assertEquals(404, again.get("/kv/torn").statusCode());
        }
    }

    @Test
    void a_file_that_is_none_of_ours_fails_the_boot_with_its_line() throws Exception {
        Path file = Files.createDirectories(directory.resolve("bad/consul")).resolve("consul.jsonl");
        Files.writeString(file, "{\"index\":1,\"rows\":[]}\nnonsense\n");
        BootFailure failure = assertThrows(BootFailure.class, () -> ConsulLab.keeping(directory.resolve("bad")));
        assertTrue(
                failure.toString().contains("consul.jsonl:2")
                        || failure.faults().toString().contains("consul.jsonl:2"),
                failure.faults().toString());
    }

    @Test
    void the_file_does_not_grow_without_end() throws Exception {
        Path state = directory.resolve("one");
        try (ConsulLab lab = ConsulLab.keeping(state)) {
            for (int i = 0; i < 60; i++) lab.put("/kv/big", i + "x".repeat(200_000));
            long size = Files.size(state.resolve("consul/consul.jsonl"));
            assertTrue(size < 6_000_000, "60 writes of 200 kB: " + size);
            assertTrue(lab.get("/kv/big?raw").body().startsWith("59x"));
        }
    }

    @Test
    void a_snapshot_is_put_back_and_wakes_who_waits() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("snapshot"));
        try (ConsulLab lab = ConsulLab.boot()) {
            lab.put("/kv/a", "before");
            lab.put("/agent/service/register", "{\"Name\":\"web\",\"Check\":{\"TTL\":\"30s\",\"Status\":\"passing\"}}");
            lab.room().save(folder);
            lab.put("/kv/a", "after");
            lab.put("/kv/b", "after");
            lab.put("/agent/service/deregister/web", "");
            long index = ConsulLab.index(lab.get("/kv/a"));
            var waiting = lab.held("/kv/a?index=" + index);
            lab.room().restore(folder);
            assertTrue(ConsulLab.index(ConsulLab.come(waiting)) > 0);
            assertEquals("before", lab.get("/kv/a?raw").body());
            assertEquals(404, lab.get("/kv/b").statusCode());
            assertEquals(1, lab.json("/health/service/web?passing").size());
            assertTrue(lab.json("/agent/services").has("web"));
            assertEquals(1, lab.json("/catalog/nodes").size());
            assertThrows(IOException.class, () -> lab.room().restore(directory.resolve("none")));
            assertEquals("before", lab.get("/kv/a?raw").body());
        }
    }
}
