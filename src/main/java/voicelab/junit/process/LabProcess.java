package voicelab.junit.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A lab that runs as a process of its own, and the client of its console. Closing it ends the process. */
public final class LabProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 5;
    private static final int LOOK_MILLIS = 50;
    private static final int BOOT_SECONDS = 60;

    private final Process process;
    private final Path said;
    private final Json ready;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    LabProcess(Process process, Path said, Json ready) {
        this.process = process;
        this.said = said;
        this.ready = ready;
    }

    /**
     * Starts a lab and waits until it is ready, without JUnit.
     *
     * @param options for {@code lab boot}, such as {@code "--profile", "minimal"}
     */
    public static LabProcess boot(String... options) {
        return boot(LabStart.jar(""), List.of(), List.of(options), BOOT_SECONDS);
    }

    static LabProcess boot(Path jar, List<String> jvm, List<String> options, int seconds) {
        LabStart start = LabStart.of(jar, jvm, options);
        try {
            return start.ready(seconds);
        } catch (LabTrouble e) {
            start.giveUp();
            throw e;
        }
    }

    /** The lab's /24. */
    public String net() {
        return ready.at("net").text();
    }

    /** The console's URL. */
    public URI console() {
        return URI.create(ready.at("console").text());
    }

    /** What the console wants as {@code Authorization: Bearer TOKEN}. */
    public String token() {
        return ready.at("token").text();
    }

    public long pid() {
        return process.pid();
    }

    /** {@code LAB_NET}, {@code LAB_CONSOLE}, {@code LAB_TOKEN}, and {@code LAB_<SYSTEM>_<LISTENER>=host:port} for every listener. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        Json all = ready.at("variables");
        for (String name : all.names()) variables.put(name, all.at(name).text());
        variables.put("LAB_CONSOLE", console().toString());
        variables.put("LAB_TOKEN", token());
        return variables;
    }

    /** Where a listener is, by its variable with or without {@code LAB_}: {@code DAS_HTTP}. */
    public InetSocketAddress address(String listener) {
        String name = listener.startsWith("LAB_") ? listener : "LAB_" + listener;
        String text = ready.at("variables").at(name).text();
        int colon = text.lastIndexOf(':');
        if (colon < 0)
            throw new LabTrouble("no " + name + "; there are "
                    + String.join(" ", ready.at("variables").names()));
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    public Json status() {
        return get("/api/status");
    }

    /** Every system, link and row with its state. */
    public Json map() {
        return get("/api/map");
    }

    /** The journal's newest entries, oldest first: at most 5000. */
    public Json journal() {
        return get("/api/journal?most=5000");
    }

    /** The newest entries of one link. */
    public Json journal(String link) {
        return get("/api/journal?most=5000&link=" + URLEncoder.encode(link, StandardCharsets.UTF_8));
    }

    /** The first journal entry that fits, waiting for it. */
    public Json await(String what, Predicate<Json> wanted, Duration patience) {
        long since = 0;
        for (long left = patience.toMillis(); left >= 0; left -= LOOK_MILLIS) {
            for (Json entry : get("/api/journal?most=5000&since=" + since)) {
                if (wanted.test(entry)) return entry;
                since = entry.at("seq").number();
            }
            look();
        }
        throw new LabTrouble("waited " + patience.toMillis() + " ms in vain for " + what);
    }

    /** What crossed since that journal number, as a text ladder. */
    public String ladder(long since) {
        return get("/api/ladder?since=" + since).at("ladder").text();
    }

    /** Sets a fault written as {@code gvp-3=cut}. */
    public void fault(String text) {
        post("/api/faults", "{\"fault\":" + Json.quoted(text) + "}");
    }

    /** The faults that are set, with how often each acted. */
    public Json faults() {
        return get("/api/faults");
    }

    public void mend(String link) {
        delete("/api/faults/" + link);
    }

    public void mendAll() {
        delete("/api/faults");
    }

    /** A phone outside calls that number through the SBC; answers at once. */
    public LabCall dial(String number) {
        return dial(number, "sbc", "udp");
    }

    /**
     * @param via {@code sbc} for a caller outside, {@code sip-server} for a registered phone
     * @param transport {@code udp} or {@code tcp}
     */
    public LabCall dial(String number, String via, String transport) {
        String body = "{\"number\":%s,\"via\":%s,\"transport\":%s}"
                .formatted(Json.quoted(number), Json.quoted(via), Json.quoted(transport));
        return new LabCall(this, post("/api/calls", body).at("id").text());
    }

    /** Takes one instance down, such as {@code mcp} or {@code mcp-2}. */
    public void stop(String instance) {
        post("/api/systems/" + instance + "/stop", "{}");
    }

    /** Takes one instance up again. */
    public void start(String instance) {
        post("/api/systems/" + instance + "/start", "{}");
    }

    /** Writes the state of every stand-in that can be snapshotted into one file. */
    public void snapshot(Path file) {
        post("/api/snapshot", "{\"file\":" + Json.quoted(file.toAbsolutePath().toString()) + "}");
    }

    /** Puts a snapshot in the place of the present state. */
    public void restore(Path file) {
        post("/api/restore", "{\"file\":" + Json.quoted(file.toAbsolutePath().toString()) + "}");
    }

    /** Everything forgets; ports stay. */
    public void reset() {
        post("/api/reset", "{}");
    }

    /** @param path of the console's API, such as {@code /api/status} */
    public Json get(String path) {
        return ask(path, request(path).GET());
    }

    public Json post(String path, String body) {
        return ask(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Json delete(String path) {
        return ask(path, request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(console() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token());
    }

    private Json ask(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400)
                throw new LabTrouble(
                        path + ": " + answer.statusCode() + " " + answer.body().strip());
            return Json.read(answer.body());
        } catch (IOException e) {
            String end = process.isAlive() ? "" : ": it ended with exit code " + process.exitValue();
            throw new LabTrouble("the lab in " + net() + " does not answer" + end + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabTrouble("interrupted", e);
        }
    }

    /** Lets a moment pass; ends at once when the lab does. */
    void look() {
        try {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
                throw new LabTrouble("the lab ended with exit code " + process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabTrouble("interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) return;
            process.destroy();
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            said.toFile().delete();
        }
    }
}
