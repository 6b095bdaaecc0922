package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.engines.broker.RecordPoster;
import voicelab.engines.broker.SomeRecords;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Passages;
import voicelab.profile.Net;
import voicelab.profile.ProfileReader;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.Component;

/** A Reporting Server that gets its records from the test and is asked for reports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReportsTestCase {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String PROFILE = """
            profile: reports
            systems:
              reporting-server: {recorder: true, recorder-queues: [vendor.cdr]}
              sql-server:
              gvp-config-server:
            """;

    Path directory;
    Lab lab;
    InetAddress own;

    @BeforeAll
    void boot(@TempDir Path folder) throws Exception {
        directory = folder;
        ConnectionMap map = ConnectionMap.shipped();
        Path profile = Files.writeString(directory.resolve("reports.yml"), PROFILE);
        lab = Lab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                new ProfileReader(map).named(profile.toString()),
                Net.parse("127.34.17.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
        own = lab.plan().address(InstanceId.first(new SystemId("reporting-server")));
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @AfterEach
    void reset() {
        assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        lab.reset();
    }

    InetSocketAddress broker() {
        return new InetSocketAddress(own, 61616);
    }

    void post(List<? extends CallRecord> records) throws Exception {
        try (RecordPoster poster = RecordPoster.open(
                directory.resolve("spool"),
                InetAddress.getByName("127.34.17.200"),
                broker(),
                Passages.NONE,
                RecordPoster.Settings.named("rm-1"))) {
            for (CallRecord record : records) assertTrue(poster.post(record));
            assertTrue(poster.awaitDrained(PATIENCE), () -> poster.backlog().toString());
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + own.getHostAddress() + ":8080" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    JsonNode report(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode(), path + ": " + response.body());
        return JSON.readTree(response.body());
    }

    /** Storing follows the acknowledgement. */
    JsonNode awaitRows(String path, int rows) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode answer = report(path);
        while (answer.at("/manifest/pages/rows").asInt() < rows && System.nanoTime() < end) answer = report(path);
        assertEquals(rows, answer.at("/manifest/pages/rows").asInt(), answer.toString());
        return answer;
    }

    static Cdr cdr(int number, String dnis) {
        return Cdr.draft("r-" + number, number % 2 == 0 ? Component.RM : Component.MCP)
                .node(number % 2 == 0 ? "rm-1" : "mcp-1")
                .sessionId("S-" + number / 2)
                .callId("c-" + number)
                .tenant("Environment")
                .profile("welcome")
                .dnis(dnis)
                .start(SomeRecords.NOON.plusSeconds(number))
                .end(SomeRecords.NOON.plusSeconds(number + 10))
                .result(number < 4 ? "completed" : "failed", "")
                .sessionData("LANG", "fi")
                .done();
    }

    static CallEvent event(int number, String call, String name, String text) {
        return new CallEvent(
                "e-" + number,
                Component.MCP,
                "mcp-1",
                "S-1",
                call,
                SomeRecords.NOON.plusSeconds(number),
                35,
                name,
                text);
    }

    static String ids(JsonNode answer, String list) {
        TreeSet<String> ids = new TreeSet<>();
        answer.path(list).forEach(row -> ids.add(row.path("record-id").asText()));
        return ids.toString();
    }
}
