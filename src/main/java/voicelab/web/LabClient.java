package voicelab.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Speaks to the console of a running lab. */
public final class LabClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LabFile lab;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    private LabClient(LabFile lab) {
        this.lab = lab;
    }

    /** A sentence for a person: no lab, several labs, or what the console answered. */
    public static final class Trouble extends RuntimeException {
        private static final long serialVersionUID = 1;

        Trouble(String message) {
            super(message);
        }
    }

    /** @param net the lab's /24 when there are several; null otherwise */
    public static LabClient find(String net) {
        List<LabFile> running = LabFile.running().stream()
                .filter(l -> net == null || l.net().equals(net) || l.net().equals(net + "/24"))
                .toList();
        if (running.isEmpty())
            throw new Trouble(net == null ? "no lab is running (start one: lab boot)" : "no lab is running in " + net);
        if (running.size() > 1)
            throw new Trouble("several labs are running; pick one with --net: "
                    + running.stream().map(LabFile::net).collect(Collectors.joining(", ")));
        return new LabClient(running.get(0));
    }

    /** The client of a lab whose console is known. */
    public static LabClient of(LabFile lab) {
        return new LabClient(lab);
    }

    /** Whether any lab of this user runs. */
    public static boolean anyRunning() {
        return !LabFile.running().isEmpty();
    }

    public LabFile lab() {
        return lab;
    }

    public JsonNode get(String path) {
        return send("GET", path, null);
    }

    public JsonNode post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    public JsonNode delete(String path) {
        return send("DELETE", path, null);
    }

    /** An answer that is no JSON, as it is. */
    public byte[] bytes(String path) {
        HttpResponse<byte[]> response = exchange("GET", path, null, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 400)
            throw new Trouble(new String(response.body(), StandardCharsets.UTF_8).strip());
        return response.body();
    }

    private JsonNode send(String method, String path, JsonNode body) {
        HttpResponse<String> response = exchange(method, path, body, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) throw new Trouble(response.body().strip());
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw silent(e);
        }
    }

    private <T> HttpResponse<T> exchange(
            String method, String path, JsonNode body, HttpResponse.BodyHandler<T> reading) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest request = HttpRequest.newBuilder(URI.create(lab.url() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + lab.token())
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        try {
            return http.send(request, reading);
        } catch (IOException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted");
        }
    }

    private Trouble silent(IOException e) {
        return new Trouble("the lab in " + lab.net() + " does not answer at " + lab.url() + ": " + e.getMessage());
    }
}
