package voicelab.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.bench.ClassArchive;
import voicelab.web.LabClient;
import voicelab.web.LabFile;

/** The lab that is measured: a process of its own, started for it or found running. */
final class LabUnderTest implements AutoCloseable {
    private static final int BOOT_SECONDS = 120;
    private static final int STOP_SECONDS = 20;
    private static final String PROFILE = "/bench/calls.yml";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final LabFile file;
    private final LabClient client;
    private final Map<String, String> variables;

    private LabUnderTest(Process process, LabFile file, LabClient client, Map<String, String> variables) {
        this.process = process;
        this.file = file;
        this.client = client;
        this.variables = variables;
    }

    /** @param net the lab's /24 when several run, or null */
    static LabUnderTest attach(String net) {
        LabClient client = LabClient.find(net);
        return new LabUnderTest(null, client.lab(), client, texts(client.get("/api/variables")));
    }

    /**
     * Boots one.
     *
     * @param profile null for the bench's own
     * @param net null for the next free one
     * @param jvm options of its virtual machine
     */
    static LabUnderTest boot(String profile, String net, List<String> jvm, List<String> more)
            throws IOException, InterruptedException {
        Path own = profile == null ? Files.createTempFile("voicelab-bench", ".yml") : null;
        try {
            if (own != null) Files.write(own, shippedProfile());
            List<String> words = new ArrayList<>(ClassArchive.lab(jvm));
            words.addAll(List.of("boot", "--json", "--until-input-ends", "--front", "none"));
            words.addAll(List.of("--profile", own == null ? profile : own.toString()));
            if (net != null) words.addAll(List.of("--net", net));
            words.addAll(more);
            return ready(new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } finally {
            if (own != null) Files.deleteIfExists(own);
        }
    }

    private static byte[] shippedProfile() throws IOException {
        try (InputStream in = LabUnderTest.class.getResourceAsStream(PROFILE)) {
            if (in == null) throw new IOException("no " + PROFILE + " in the jar");
            return in.readAllBytes();
        }
    }

    private static LabUnderTest ready(Process process) throws IOException {
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(BOOT_SECONDS, TimeUnit.SECONDS));
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line;
        while ((line = said.readLine()) != null) {
            if (!line.startsWith("{")) continue;
            JsonNode event = JSON.readTree(line);
            if (event.path("event").asText().equals("failed")) break;
            if (!event.path("event").asText().equals("ready")) continue;
            late.cancel(false);
            LabFile file = new LabFile(
                    event.path("net").asText(),
                    event.path("console").asText(),
                    event.path("token").asText(),
                    process.pid());
            return new LabUnderTest(process, file, LabClient.of(file), texts(event.path("variables")));
        }
        process.destroyForcibly();
        throw new IOException("the lab does not boot: " + (line == null ? "it ended before it was ready" : line));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** The lab's own host, from which the caller calls. */
    InetAddress host() throws IOException {
        String net = file.net().replaceAll("/.*", "");
        return InetAddress.getByName(net.substring(0, net.lastIndexOf('.')) + ".1");
    }

    /** Where a listener is, by its variable without {@code LAB_}; null when it is not up. */
    InetSocketAddress listener(String name) {
        String text = variables.get("LAB_" + name);
        if (text == null) return null;
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** A variable of the lab's, such as {@code LAB_TRUSTSTORE}; empty when it has none. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** @param collect whether garbage is collected first */
    LabSample sample(long atSeconds, boolean collect) {
        return LabSample.of(atSeconds, client.get("/api/resources" + (collect ? "?collect" : "")), file.pid());
    }

    /** The instances of all systems that are built, such as {@code mcp-2}. */
    List<String> instances() {
        List<String> ids = new ArrayList<>();
        client.get("/api/status")
                .path("instances")
                .forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    void fault(String text) {
        ObjectNode body = JSON.createObjectNode().put("fault", text);
        client.post("/api/faults", body);
    }

    void mend(String link) {
        client.delete("/api/faults/" + link);
    }

    void stop(String instance) {
        client.post("/api/systems/" + instance + "/stop", JSON.createObjectNode());
    }

    void start(String instance) {
        client.post("/api/systems/" + instance + "/start", JSON.createObjectNode());
    }

    @Override
    public void close() {
        if (process == null) return;
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
