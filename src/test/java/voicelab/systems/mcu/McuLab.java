package voicelab.systems.mcu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.MediaSettings;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Ticker;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;
import voicelab.standin.Phone;
import voicelab.standin.StandIn;

/** The MCU as it is, SIP Server and three phones; control is asked from outside. */
final class McuLab implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(10);
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    record Reply(int status, JsonNode json) {
        String text(String key) {
            return json.path(key).asText();
        }
    }

    final RunningLab lab;
    private final HttpClient http = HttpClient.newHttpClient();

    private McuLab(RunningLab lab) {
        this.lab = lab;
    }

    /** @param third of 127.35.third.0/24 */
    static McuLab boot(int third, String mcu) throws BootFailure {
        return boot(third, mcu, "", Catalogue.shipped());
    }

    /** @param more systems, as lines of YAML */
    static McuLab boot(int third, String mcu, String more, Catalogue catalogue) throws BootFailure {
        String yaml = "systems:\n  mcu: " + mcu + "\n  sip-server: {}\n  sip-endpoint: {count: 3}\n" + more;
        Profile profile = new ProfileReader(MAP).read(YamlFile.parse("test.yml", yaml));
        Net net = Net.parse("127.35." + third + ".0/24").orElseThrow();
        return new McuLab(RunningLab.boot(new LabOrder(
                MAP,
                catalogue,
                profile,
                Optional.of(net),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {})));
    }

    StandIn room(String id, int number) {
        return lab.rooms().standIn(new InstanceId(new SystemId(id), number)).orElseThrow();
    }

    Phone phone(int number) {
        return (Phone) room("sip-endpoint", number);
    }

    InetSocketAddress at(String listener) {
        InstanceId mcu = InstanceId.first(new SystemId("mcu"));
        return lab.plan()
                .dial(mcu, MAP.system(mcu.system()).listener(listener).orElseThrow())
                .orElseThrow();
    }

    Reply ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(method, path)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String text = answer.body();
        return new Reply(answer.statusCode(), JSON.readTree(text.startsWith("{") ? text : "{}"));
    }

    Reply get(String path) throws IOException, InterruptedException {
        return ask("GET", path, "");
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        return http.send(request("GET", path).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private HttpRequest.Builder request(String method, String path) {
        InetSocketAddress at = at("CONTROL");
        return HttpRequest.newBuilder(URI.create("http://" + at.getHostString() + ":" + at.getPort() + path))
                .timeout(SOON);
    }

    /** The first participant of a conference with that number. */
    JsonNode party(String conference, String number) throws IOException, InterruptedException {
        for (JsonNode each : get("/lab/v1/conferences/" + conference).json().path("participants"))
            if (each.path("number").asText().equals(number)) return each;
        return JSON.createObjectNode();
    }

    boolean joined(String conference, String number) {
        return within(() -> state(conference, number).equals("joined"));
    }

    String state(String conference, String number) {
        try {
            return party(conference, number).path("state").asText();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void fault(String text) {
        lab.faults().set(new FaultParser(MAP).parse(text));
    }

    int mediaOpen() {
        return lab.shared(MediaEngine.class, () -> new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, null))
                .open();
    }

    String tail() {
        StringBuilder text = new StringBuilder();
        lab.journal().tail(40).forEach(entry -> text.append(entry).append('\n'));
        return text.toString();
    }

    static boolean within(BooleanSupplier wanted) {
        long end = Ticker.REAL.nanos() + SOON.toNanos();
        while (!wanted.getAsBoolean()) {
            if (Ticker.REAL.nanos() > end) return false;
            try {
                if (NEVER.await(20, TimeUnit.MILLISECONDS)) return false;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return true;
    }

    static <T> T soon(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        lab.close();
    }
}
