package voicelab.systems.rup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.profile.Net;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;

/** Recordings that come in, stay, and go on to a WebDAV-like server. */
class RupStandInTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private Lab lab;

    @AfterEach
    void close() {
        if (lab == null) return;
        assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        lab.close();
    }

    private void boot(String settings, Optional<Path> state) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        String profile = "profile: rup\nsystems:\n  rup:\n" + settings.indent(4);
        lab = Lab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                new ProfileReader(map).read(YamlFile.parse("test", profile)),
                Net.parse("127.41.3.0/24"),
                Optional.empty(),
                1,
                state,
                List.of(),
                line -> {}));
    }

    private HttpResponse<byte[]> ask(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.41.3.21:8080" + path))
                        .header("Content-Type", "audio/wav")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private String text(String path) throws Exception {
        return new String(ask("GET", path, "").body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a_recording_is_kept_listed_and_fetched_back_as_it_came() throws Exception {
        boot("", Optional.empty());
        HttpResponse<byte[]> put = ask("PUT", "/lab/v1/recordings/call-1?callUuid=AB12&tenant=Acme", "RIFF....");
        assertEquals(201, put.statusCode());
        HttpResponse<byte[]> back = ask("GET", "/lab/v1/recordings/call-1", "");
        assertArrayEquals("RIFF....".getBytes(java.nio.charset.StandardCharsets.UTF_8), back.body());
        assertEquals("audio/wav", back.headers().firstValue("Content-Type").orElse(""));
        String list = text("/lab/v1/recordings");
        assertTrue(list.contains("\"meta\":{\"callUuid\":\"AB12\",\"tenant\":\"Acme\"}"), list);
        assertTrue(list.contains("no target (forward-to)"), list);
        assertEquals(409, ask("PUT", "/lab/v1/recordings/call-1", "again").statusCode());
        HttpResponse<byte[]> posted = ask("POST", "/lab/v1/recordings", "x");
        String there = posted.headers().firstValue("Location").orElse("");
        assertEquals(200, ask("GET", there, "").statusCode());
        assertEquals(204, ask("DELETE", there, "").statusCode());
        assertEquals(404, ask("GET", there, "").statusCode());
        lab.reset();
        assertEquals(404, ask("GET", "/lab/v1/recordings/call-1", "").statusCode());
    }

    @Test
    void a_snapshot_holds_the_recordings(@TempDir Path folder) throws Exception {
        boot("", Optional.empty());
        ask("PUT", "/lab/v1/recordings/kept?a=b", "1");
        lab.snapshot(folder.resolve("snap.zip"));
        ask("DELETE", "/lab/v1/recordings/kept", "");
        ask("PUT", "/lab/v1/recordings/later", "2");
        lab.restore(folder.resolve("snap.zip"));
        String list = text("/lab/v1/recordings");
        assertTrue(list.contains("\"kept\"") && list.contains("\"a\":\"b\"") && !list.contains("\"later\""), list);
        assertEquals("1", text("/lab/v1/recordings/kept"));
    }

    @Test
    void readiness_follows_room_and_storage() throws Exception {
        boot("most-recordings: 2", Optional.empty());
        assertEquals(200, ask("GET", "/health/ready", "").statusCode());
        ask("POST", "/lab/v1/recordings", "a");
        ask("PUT", "/lab/v1/recordings/b", "b");
        assertEquals(507, ask("POST", "/lab/v1/recordings", "c").statusCode());
        HttpResponse<byte[]> full = ask("GET", "/health/ready", "");
        assertEquals(503, full.statusCode());
        assertTrue(new String(full.body(), java.nio.charset.StandardCharsets.UTF_8).contains("the queue is full"));
        assertEquals(200, ask("GET", "/health/live", "").statusCode(), "it lives all the same");
        assertTrue(text("/metrics").contains("lab_rup_ready 0\n"));
        ask("DELETE", "/lab/v1/recordings/b", "");
        assertEquals(200, ask("GET", "/health/ready", "").statusCode());

        Path folder = lab.running().directoryRoot().resolve("rup/recordings");
        Files.move(folder, folder.resolveSibling("gone"));
        assertEquals(503, ask("GET", "/health/ready", "").statusCode());
        assertEquals(507, ask("PUT", "/lab/v1/recordings/d", "d").statusCode());
        Files.move(folder.resolveSibling("gone"), folder);
        assertEquals(200, ask("GET", "/health/ready", "").statusCode());
        assertEquals(201, ask("PUT", "/lab/v1/recordings/d", "d").statusCode());
    }

    @Test
    void what_is_no_recording_is_refused() throws Exception {
        boot("most-megabytes-each: 1", Optional.empty());
        assertEquals(400, ask("POST", "/lab/v1/recordings", "").statusCode());
        assertEquals(400, ask("PUT", "/lab/v1/recordings/a%2Fb", "x").statusCode());
        assertEquals(
                413,
                ask("POST", "/lab/v1/recordings", "x".repeat(1024 * 1024 + 1)).statusCode());
        assertEquals(
                400,
                ask("POST", "/lab/v1/recordings?a=" + "b".repeat(1_100), "x").statusCode());
        assertEquals(501, ask("GET", "/recordings", "").statusCode());
        assertEquals(405, ask("POST", "/health/live", "x").statusCode());
    }

    /** Somebody's WebDAV server. */
    private static final class Target implements AutoCloseable {
        final Map<String, String> files = new ConcurrentHashMap<>();
        final List<String> order = new CopyOnWriteArrayList<>();
        volatile int status = 201;
        private final HttpServer server;

        Target() throws Exception {
            server = HttpServer.create(new InetSocketAddress("127.41.3.200", 8180), 0);
            server.createContext("/", this::put);
            server.start();
        }

        private void put(HttpExchange exchange) throws java.io.IOException {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            order.add(exchange.getRequestMethod() + " " + path);
            int now = path.contains("unwanted") ? 403 : status;
            if (now < 300) files.put(path, body);
            exchange.sendResponseHeaders(now, -1);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private void await(long since, String what) throws InterruptedException {
        lab.journal().await(since, what, e -> e.summary().contains(what), PATIENCE);
    }

    /** An attempt that fails as the clock is moved arms the next one after that. */
    private void moveUntil(long since, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            assertTrue(System.nanoTime() < deadline, () -> "never: " + what);
            lab.running().clock().move(Duration.ofSeconds(10));
        } while (lab.journal()
                .find(since, e -> e.summary().contains(what), Duration.ofMillis(200))
                .isEmpty());
    }

    private void awaitState(String id, String state) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ask("GET", "/lab/v1/recordings/" + id, "")
                .headers()
                .firstValue("X-Lab-State")
                .orElse("")
                .equals(state)) assertTrue(System.nanoTime() < deadline, () -> id + " is never " + state);
    }

    @Test
    void recordings_go_on_in_order_and_a_target_that_is_away_is_tried_again() throws Exception {
        boot("forward-to: http://127.41.3.200:8180/recordings/", Optional.empty());
        lab.running().clock().freeze();
        ask("PUT", "/lab/v1/recordings/one?callUuid=U1", "1");
        await(0, "recording one waits");
        ask("PUT", "/lab/v1/recordings/two", "2");
        try (Target target = new Target()) {
            target.status = 503;
            long since = lab.journal().last();
            moveUntil(since, "recording one waits: the target answers 503");
            target.status = 201;
            target.order.clear();
            ask("PUT", "/lab/v1/recordings/unwanted", "3");
            moveUntil(since, "forwards again");
            awaitState("two", "forwarded");
            awaitState("unwanted", "refused");
            assertEquals("1", target.files.get("/recordings/one"));
            assertTrue(target.files.get("/recordings/one.json").contains("\"callUuid\":\"U1\""));
            assertTrue(target.order.indexOf("PUT /recordings/one") < target.order.indexOf("PUT /recordings/two"));
            String metrics = text("/metrics");
            assertTrue(metrics.contains("lab_rup_forwarded_total 2\n"), metrics);
            assertTrue(metrics.contains("lab_rup_recordings{state=\"refused\"} 1\n"), metrics);
        }
    }

    @Test
    void forwarded_ones_make_room_for_new_ones() throws Exception {
        try (Target target = new Target()) {
            boot("forward-to: http://127.41.3.200:8180\nmost-recordings: 2", Optional.empty());
            for (String id : List.of("a", "b", "c")) {
                assertEquals(201, ask("PUT", "/lab/v1/recordings/" + id, id).statusCode());
                awaitState(id, "forwarded");
            }
            assertEquals(404, ask("GET", "/lab/v1/recordings/a", "").statusCode());
            assertEquals("a", target.files.get("/a"));
        }
    }

    @Test
    void what_was_acknowledged_survives_with_kept_state_and_half_a_file_does_not(@TempDir Path state) throws Exception {
        boot("", Optional.of(state));
        for (int i = 0; i < 20; i++) ask("PUT", "/lab/v1/recordings/r" + i, "body " + i);
        lab.close();
        Path folder;
        try (var found = Files.walk(state)) {
            folder = found.filter(p -> p.endsWith("rup/recordings")).findFirst().orElseThrow();
        }
        Files.writeString(folder.resolve("000000000099.bin"), "no word about it");
        Files.writeString(folder.resolve("000000000098.json.new"), "half");
        boot("", Optional.of(state));
        for (int i = 0; i < 20; i++)
            assertEquals(
                    "body " + i,
                    new String(
                            ask("GET", "/lab/v1/recordings/r" + i, "").body(),
                            java.nio.charset.StandardCharsets.UTF_8));
        try (var left = Files.list(folder)) {
            assertEquals(40, left.count());
        }
        assertEquals(201, ask("PUT", "/lab/v1/recordings/next", "x").statusCode());
    }
}
