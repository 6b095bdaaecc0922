package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A lab in a process of its own, on a /24 of its own. */
final class LabProcess implements AutoCloseable {
    static final Duration BOOT_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tool.Background running;
    private final JsonNode ready;
    private final HttpClient http = HttpClient.newHttpClient();

    private LabProcess(Tool.Background running, JsonNode ready) {
        this.running = running;
        this.ready = ready;
    }

    /** The jar under test. */
    static Path jar() {
        String jar = System.getProperty("voicelab.jar");
        if (jar == null || !Files.isRegularFile(Path.of(jar)))
            return fail("the system property voicelab.jar names no file: " + jar);
        return Path.of(jar);
    }

    /** The eleven systems of a first call, ready, without a front door. */
    static LabProcess minimal(Path directory) throws IOException, InterruptedException {
        return boot(directory, "--front", "none", "--profile", "minimal");
    }

    static LabProcess boot(Path directory, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-jar", jar().toString(), "boot", "--json"));
        words.addAll(List.of("--net", FreeNet.prefix() + "0/24"));
        words.addAll(List.of(options));
        return ready(Tool.java().start(directory, words.toArray(String[]::new)));
    }

    /** A boot under way, told as JSON, once it is ready. */
    static LabProcess ready(Tool.Background running) throws IOException, InterruptedException {
        running.says("\"event\":\"ready\"", BOOT_LIMIT);
        long end = System.nanoTime() + BOOT_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            for (String line : running.said().split("\n"))
                if (line.contains("\"event\":\"ready\"") && line.endsWith("}"))
                    return new LabProcess(running, JSON.readTree(line));
            running.process().waitFor(20, TimeUnit.MILLISECONDS); // the rest of a long line
        }
        return fail("the ready event is not whole:\n" + running.said());
    }

    /** The ready event. */
    JsonNode ready() {
        return ready;
    }

    /** Everything said so far. */
    String said() throws IOException {
        return running.said();
    }

    /** Where a listener is, by the suffix of its {@code LAB_*} variable. */
    InetSocketAddress at(String listener) {
        String[] parts =
                ready.path("variables").path("LAB_" + listener).asText().split(":");
        assertEquals(2, parts.length, () -> "no LAB_" + listener + " in " + ready.path("variables"));
        return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    }

    /** The same as {@code host:port}. */
    String text(String listener) {
        InetSocketAddress at = at(listener);
        return at.getHostString() + ":" + at.getPort();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return ask(path, HttpRequest.newBuilder().GET());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher json = HttpRequest.BodyPublishers.ofString(body);
        return ask(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(json));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return ask(path, HttpRequest.newBuilder().DELETE());
    }

    private JsonNode ask(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest asked = request.uri(URI.create(ready.path("console").asText() + path))
                .header("Authorization", "Bearer " + ready.path("token").asText())
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, () -> path + ": " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    /** The lab is up and has met no error of its own. */
    void assertSound() throws IOException, InterruptedException {
        assertTrue(running.process().isAlive(), () -> "the lab has ended");
        JsonNode status = get("/api/status");
        if (status.path("bugs").asInt() == 0) return;
        List<String> bugs = new ArrayList<>();
        for (JsonNode entry : get("/api/journal?most=5000"))
            if (entry.path("kind").asText().equals("bug")) bugs.add(entry.toString());
        fail("bugs: " + bugs + "\n" + said());
    }

    /** Ends as if the machine had lost it: kill -9. */
    void kill() throws InterruptedException {
        running.process().destroyForcibly().waitFor();
    }

    /** Ends by the signal a person's Ctrl-C is; the exit is awaited. */
    @Override
    public void close() {
        running.process().destroy();
        try {
            if (running.process().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.process().destroyForcibly();
        fail("the lab did not stop within " + STOP_LIMIT.toSeconds() + " s");
    }
}
