package voicelab.systems.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.net.Ticker;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.standin.Settings;

/** The three rooms of a session, the MCU being the test's own, on ports that need no privilege; and a client of all. */
final class VideoLab implements AutoCloseable {
    static final int AS = 10080;
    private static final ObjectMapper JSON = new ObjectMapper();
    final RunningLab lab;
    final ScriptedMcu mcu = new ScriptedMcu();
    private final HttpClient client = HttpClient.newHttpClient();

    VideoLab(String net, String... without) throws BootFailure {
        this(net, Map.of(), without);
    }

    /** @param ofApplicationServer its settings */
    VideoLab(String net, Map<String, String> ofApplicationServer, String... without) throws BootFailure {
        Map<String, Settings> settings = new LinkedHashMap<>();
        ofApplicationServer.forEach((key, value) -> settings.put(key, new Settings("test", value)));
        Map<SystemId, SystemChoice> systems = new LinkedHashMap<>();
        for (String id : List.of("application-server", "notification-server", "mcu"))
            if (!List.of(without).contains(id))
                systems.put(new SystemId(id), choice(id, id.startsWith("app") ? settings : Map.of()));
        Catalogue rooms = Catalogue.shipped();
        rooms.and("mcu", () -> mcu);
        lab = RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                rooms,
                new Profile("video-rooms", systems, Map.of()),
                Net.parse(net),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
    }

    private static SystemChoice choice(String id, Map<String, Settings> settings) {
        Map<String, Optional<Integer>> ports = switch (id) {
            case "application-server" -> Map.of("HTTP", Optional.of(AS), "HTTPS", Optional.of(10443));
            case "notification-server" -> Map.of("HTTPS", Optional.of(10443));
            default -> Map.of();
        };
        return new SystemChoice(new SystemId(id), 1, ports, new Settings("test", settings));
    }

    record Said(int status, JsonNode json, String text) {
        String at(String member) {
            return json.path(member).asText();
        }
    }

    Said ask(String method, String system, String path, String body) throws Exception {
        InstanceId id = InstanceId.first(new SystemId(system));
        String listener = system.equals("mcu") ? "CONTROL" : "HTTP";
        InetSocketAddress at = lab.plan()
                .dial(id, lab.map().system(id.system()).listener(listener).orElseThrow())
                .orElseThrow();
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + Hop.text(at) + path))
                .method(method, publisher)
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return new Said(
                response.statusCode(),
                json ? JSON.readTree(response.body()) : JSON.createObjectNode(),
                response.body());
    }

    Said as(String method, String path, String body) throws Exception {
        return ask(method, "application-server", path, body);
    }

    Said ns(String method, String path, String body) throws Exception {
        return ask(method, "notification-server", path, body);
    }

    /** A new session's id. */
    String session(String name, String conference) throws Exception {
        Said made = as("POST", "/lab/v1/sessions", wish(name, conference));
        if (made.status() != 201) throw new AssertionError(made.toString());
        return made.at("id");
    }

    static String wish(String name, String conference) {
        return "{\"displayName\":\"" + name + "\",\"kind\":\"sip\",\"number\":\"7001\",\"conference\":\"" + conference
                + "\"}";
    }

    /** Asks again and again, with every entry of the journal, until the answer fits. */
    Said until(String system, String path, Predicate<Said> fits) throws Exception {
        return until(system, path, fits, 10);
    }

    Said until(String system, String path, Predicate<Said> fits, int seconds) throws Exception {
        long deadline = Ticker.REAL.nanos() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            long seen = lab.journal().last();
            Said said = ask("GET", system, path, "");
            if (fits.test(said)) return said;
            if (Ticker.REAL.nanos() > deadline)
                throw new AssertionError("last " + said + "\n" + lab.journal().tail(20));
            lab.journal().find(seen, e -> !e.toString().contains(path), Duration.ofMillis(50));
        }
    }

    Said untilSession(String id, String state) throws Exception {
        return until(
                "application-server",
                "/lab/v1/sessions/" + id,
                s -> s.at("state").equals(state));
    }

    void untilMcu(String wanted) throws Exception {
        long deadline = Ticker.REAL.nanos() + TimeUnit.SECONDS.toNanos(10);
        while (!mcu.asked().contains(wanted)) {
            if (Ticker.REAL.nanos() > deadline) throw new AssertionError(wanted + " not in " + mcu.asked());
            lab.journal().find(lab.journal().last(), e -> true, Duration.ofMillis(50));
        }
    }

    void cut(String link) {
        lab.faults().set(new voicelab.faultsyntax.FaultParser(lab.map()).parse(link + "=cut"));
    }

    @Override
    public void close() {
        lab.close();
    }
}
