package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.standin.Settings;
import voicelab.standin.StandIn;

/** A lab with Consul alone, or with one more room, spoken to over HTTP. */
final class ConsulLab implements AutoCloseable {
    static final SystemId ID = new SystemId("consul");
    private static final String NET = "127.20.31.0/24";
    private static final long PATIENCE_SECONDS = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConsulStandIn room = new ConsulStandIn();
    private final RunningLab lab;

    private ConsulLab(Settings settings, Optional<Path> state, Map<SystemId, StandIn> others) throws BootFailure {
        Catalogue catalogue = new Catalogue().and(ID.text(), () -> room);
        Map<SystemId, SystemChoice> systems = new LinkedHashMap<>();
        systems.put(ID, new SystemChoice(ID, 1, Map.of(), settings));
        others.forEach((id, other) -> {
            catalogue.and(id.text(), () -> other);
            systems.put(id, new SystemChoice(id, 1, Map.of(), Settings.empty("test")));
        });
        lab = RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                catalogue,
                new Profile("consul", systems, Map.of()),
                Net.parse(NET),
                Optional.empty(),
                1,
                state,
                List.of(),
                line -> {}));
    }

    static ConsulLab boot() throws BootFailure {
        return boot(Settings.empty("test"));
    }

    static ConsulLab boot(Settings settings) throws BootFailure {
        return new ConsulLab(settings, Optional.empty(), Map.of());
    }

    static ConsulLab keeping(Path state) throws BootFailure {
        return new ConsulLab(Settings.empty("test"), Optional.of(state), Map.of());
    }

    static ConsulLab with(SystemId id, StandIn other) throws BootFailure {
        return new ConsulLab(Settings.empty("test"), Optional.empty(), Map.of(id, other));
    }

    RunningLab lab() {
        return lab;
    }

    ConsulStandIn room() {
        return room;
    }

    String host() {
        return lab.plan().address(InstanceId.first(ID)).getHostAddress();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host() + ":8500/v1" + path));
    }

    private static HttpRequest.Builder method(HttpRequest.Builder request, String method, String body) {
        return request.method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(method(request(path), method, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The body of an answer that must be 200. */
    JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode(), response.body());
        return new ObjectMapper().readTree(response.body());
    }

    /** The body of an answer to a PUT that must be 200. */
    String put(String path, String body) throws Exception {
        HttpResponse<String> response = send("PUT", path, body);
        assertEquals(200, response.statusCode(), path + ": " + response.body());
        return response.body();
    }

    /** A GET under way. */
    CompletableFuture<HttpResponse<String>> waiting(String path) {
        return client.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A blocking query that the server holds. */
    CompletableFuture<HttpResponse<String>> held(String path) throws Exception {
        int before = room.waiting();
        CompletableFuture<HttpResponse<String>> waiting = waiting(path);
        for (int i = 0; i < 10_000 && room.waiting() == before; i++) get("/status/leader");
        assertEquals(before + 1, room.waiting(), path);
        return waiting;
    }

    static HttpResponse<String> come(CompletableFuture<HttpResponse<String>> waiting) throws Exception {
        return waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static long index(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("X-Consul-Index").orElseThrow();
    }

    /** Until a check of Consul's own node is as wanted: each change wakes the query. */
    JsonNode check(String id, String status) throws Exception {
        long index = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            HttpResponse<String> response = come(waiting("/health/state/any?wait=5s&index=" + index));
            index = index(response);
            for (JsonNode check : new ObjectMapper().readTree(response.body()))
                if (check.path("CheckID").asText().equals(id)
                        && check.path("Status").asText().equals(status)) return check;
        }
        throw new AssertionError(
                id + " did not become " + status + ": " + get("/agent/checks").body());
    }

    @Override
    public void close() {
        assertEquals(0, lab.journal().bugs());
        lab.close();
    }
}
