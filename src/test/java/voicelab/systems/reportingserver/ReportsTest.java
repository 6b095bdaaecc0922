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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.jms.BytesMessage;
import javax.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import voicelab.protocols.records.Queues;

/** The reports on 8080 as a client of the real one's would ask for them, and what the recorder keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PROFILE = """
            profile: reports
            systems:
              reporting-server: {recorder: true, recorder-queues: [vendor.cdr]}
              sql-server:
              gvp-config-server:
            """;

    private Path directory;
    private Lab lab;
    private InetAddress own;

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

    private InetSocketAddress broker() {
        return new InetSocketAddress(own, 61616);
    }

    private void post(List<? extends CallRecord> records) throws Exception {
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

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + own.getHostAddress() + ":8080" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode report(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode(), path + ": " + response.body());
        return JSON.readTree(response.body());
    }

    /** Storing follows the acknowledgement. */
    private JsonNode awaitRows(String path, int rows) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode answer = report(path);
        while (answer.at("/manifest/pages/rows").asInt() < rows && System.nanoTime() < end) answer = report(path);
        assertEquals(rows, answer.at("/manifest/pages/rows").asInt(), answer.toString());
        return answer;
    }

    private static Cdr cdr(int number, String dnis) {
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

    private static CallEvent event(int number, String call, String name, String text) {
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

    private static String ids(JsonNode answer, String list) {
        TreeSet<String> ids = new TreeSet<>();
        answer.path(list).forEach(row -> ids.add(row.path("record-id").asText()));
        return ids.toString();
    }

    @Test
    void finished_calls_are_found_by_the_documented_parameters_and_paged() throws Exception {
        post(List.of(cdr(0, "8001"), cdr(1, "8001"), cdr(2, "8002"), cdr(4, "9001"), cdr(6, "9002")));
        String rm = "/ems-rs/HIST/CDRs/RM/details";
        JsonNode all = awaitRows(rm, 4);
        assertEquals("fi", all.at("/cdrs/0/session-data/LANG").asText());
        assertEquals("2026-03-01T12:00:00Z", all.at("/cdrs/0/start").asText());
        assertEquals(rm, all.at("/manifest/request-uri").asText());
        assertEquals("[r-1]", ids(report("/ems-rs/HIST/CDRs/MCP/details?session-id=S-0"), "cdrs"));
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("gvp-guid=S-1", "[r-2]");
        expected.put("call-id=c-4", "[r-4]");
        expected.put("dn=900*", "[r-4, r-6]");
        expected.put("dn=8001", "[r-0]");
        expected.put("app-id=welcome", "[r-0, r-2, r-4, r-6]");
        expected.put("tenant-id=Nobody", "[]");
        expected.put("comp-id=rm-1", "[r-0, r-2, r-4, r-6]");
        expected.put("started-from=2026-03-01T12:00:02&started-to=2026-03-01T12:00:06Z", "[r-2, r-4]");
        expected.put("ended-from=2026-03-01T14:00:16.000%2B0200", "[r-6]");
        for (Map.Entry<String, String> one : expected.entrySet())
            assertEquals(one.getValue(), ids(report(rm + "?" + one.getKey()), "cdrs"), one.getKey());

        JsonNode first = report(rm + "?limit=3");
        assertEquals("[r-0, r-2, r-4]", ids(first, "cdrs"));
        assertEquals(2, first.at("/manifest/pages/pages").asInt());
        JsonNode second = report(first.at("/manifest/pages/next").asText());
        assertEquals("[r-6]", ids(second, "cdrs"));
        assertTrue(second.at("/manifest/pages/next").isMissingNode());

        JsonNode summary = report("/ems-rs/HIST/CDRs/RM/summary");
        assertEquals(4, summary.path("total").asInt());
        assertEquals(2, summary.at("/calls-by-result/failed").asInt());
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_reason() throws Exception {
        Map<String, Integer> asked = new LinkedHashMap<>();
        asked.put("HIST/CDRs/RM/details?colour=red", 400);
        asked.put("HIST/CDRs/RM/details?started-from=yesterday", 400);
        asked.put("HIST/CDRs/RM/details?started-from=2026-02-30T00:00:00", 400);
        asked.put("HIST/CDRs/RM/details?limit=1001", 400);
        asked.put("HIST/CDRs/RM/details?limit=0", 400);
        asked.put("HIST/CDRs/RM/details?page=-1", 400);
        asked.put("HIST/CDRs/RM/details?app-id=a&dn=1", 400);
        asked.put("HIST/CDRs/RM/details?limit=1&session-id=%27%3B%20DROP%20TABLE%20voicelab_cdr%20--", 200);
        asked.put("HIST/CDRs/XYZ/details", 404);
        asked.put("HIST/CDRs/CCP/details", 501);
        asked.put("RT/CDRs/RM/details", 501);
        asked.put("sqa/servicequality", 404);
        for (Map.Entry<String, Integer> one : asked.entrySet())
            assertEquals(one.getValue(), get("/ems-rs/" + one.getKey()).statusCode(), one.getKey());
    }

    @Test
    void events_and_calls_under_way_and_what_pages_said_of_themselves() throws Exception {
        String var = "com.genesyslab.var.";
        post(List.of(
                event(1, "c-1", "incall_begin", "a"),
                event(2, "c-2", "incall_begin", "b"),
                event(3, "c-1", "log", var + "ActionStart|main"),
                event(4, "c-1", "log", var + "ActionStart|pin|parentID=main"),
                event(5, "c-1", "log", var + "ActionStart|no id"),
                event(6, "c-1", "log", var + "CallResult|SUCCESS|all well"),
                event(7, "c-1", "log", "plain|text"),
                event(8, "c-1", "incall_end", "a")));
        awaitRows("/ems-rs/HIST/CDRs/MCP/events", 8);
        assertEquals("[e-2]", ids(report("/ems-rs/RT/CDRs/MCP/details"), "call-events"));
        JsonNode rows = report("/ems-rs/HIST/CDRs/MCP/VAR/details?call-id=c-1");
        assertEquals("[e-3, e-4, e-6]", ids(rows, "var"));
        JsonNode pin = rows.at("/var/1");
        assertEquals(
                "ActionStart pin main",
                pin.path("var-type").asText() + " " + pin.path("item").asText() + " "
                        + pin.path("parent").asText());
        assertEquals("all well", rows.at("/var/2/value").asText());
        assertEquals(
                1,
                report("/ems-rs/HIST/call-completion-summary")
                        .at("/calls-by-result/SUCCESS")
                        .asInt());
        assertEquals(
                1, report("/ems-rs/HIST/ivr-action-summary").at("/actions/pin").asInt());
    }

    @Test
    void the_recorder_keeps_what_is_not_of_the_schema_unharmed() throws Exception {
        byte[] body = new byte[150_000];
        for (int i = 0; i < body.length; i++) body[i] = (byte) (i * 7);
        try (var connection =
                new ActiveMQConnectionFactory("tcp://" + own.getHostAddress() + ":61616").createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            var producer = session.createProducer(session.createQueue(Queues.CDR));
            var text = session.createTextMessage("<cdr id=\"7\">\u00e4</cdr>");
            text.setStringProperty("vendor", "yes");
            text.setJMSType("billing");
            text.setJMSCorrelationID("c-7");
            producer.send(text);
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(new byte[] {0, -1, 127, -128});
            producer.send(bytes);
            var foreign = session.createProducer(session.createQueue("vendor.cdr"));
            BytesMessage large = session.createBytesMessage();
            large.writeBytes(body);
            foreign.send(large);
            var map = session.createMapMessage();
            map.setString("id", "9");
            foreign.send(map);
        }
        JsonNode rows = awaitRows("/ems-rs/lab/frames", 4).path("frames");
        Map<String, JsonNode> byKind = new LinkedHashMap<>();
        for (JsonNode row : rows)
            byKind.put(
                    row.path("queue").asText() + " " + row.path("message-kind").asText(), row);
        JsonNode text = byKind.get(Queues.CDR + " text");
        assertEquals("<cdr id=\"7\">\u00e4</cdr>", new String(body(text), StandardCharsets.UTF_8));
        assertEquals("yes", text.at("/properties/vendor").asText());
        assertEquals("billing", text.at("/properties/JMSType").asText(), text.toString());
        assertEquals("c-7", text.at("/properties/JMSCorrelationID").asText());
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                new byte[] {0, -1, 127, -128}, body(byKind.get(Queues.CDR + " bytes")));
        org.junit.jupiter.api.Assertions.assertArrayEquals(body, body(byKind.get("vendor.cdr bytes")));
        assertTrue(byKind.containsKey("vendor.cdr map"), byKind.keySet().toString());
        assertEquals(3, report("/ems-rs/lab/frames?limit=3").path("frames").size());
        assertEquals(
                2, report("/ems-rs/lab/frames?queue=vendor.cdr").path("frames").size());
    }

    private static byte[] body(JsonNode frame) {
        return Base64.getDecoder().decode(frame.path("body-base64").asText());
    }

    @Test
    void while_the_database_is_away_a_report_says_so() throws Exception {
        report("/ems-rs/HIST/CDRs/RM/details");
        lab.fault("gvp-16=cut");
        HttpResponse<String> away = get("/ems-rs/HIST/CDRs/RM/details");
        assertEquals(503, away.statusCode());
        assertTrue(away.body().contains("gvp-16"), away.body());
    }
}
