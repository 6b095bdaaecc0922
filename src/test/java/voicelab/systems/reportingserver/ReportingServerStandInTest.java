package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.engines.broker.RecordPoster;
import voicelab.engines.broker.RecordQuery;
import voicelab.engines.broker.SomeRecords;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Passages;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.Counter;
import voicelab.protocols.records.Question;
import voicelab.protocols.records.Queues;
import voicelab.standin.Settings;
import voicelab.systems.gvpconfigserver.GvpConfigServerStandIn;
import voicelab.systems.sqlserver.SqlServerStandIn;

class ReportingServerStandInTest {
    private static final SystemId ID = new SystemId("reporting-server");
    private static final SystemId CONFIG = new SystemId("gvp-config-server");
    private static final SystemId DATABASE = new SystemId("sql-server");
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private RunningLab lab;
    private InetSocketAddress broker;
    private InetAddress rm;

    @BeforeEach
    void boot() throws BootFailure, IOException {
        Map<SystemId, SystemChoice> chosen = new LinkedHashMap<>();
        for (SystemId id : List.of(ID, CONFIG, DATABASE))
            chosen.put(id, new SystemChoice(id, 1, Map.of(), Settings.empty("test")));
        lab = RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                new Catalogue()
                        .and(ID.text(), ReportingServerStandIn::new)
                        .and(CONFIG.text(), GvpConfigServerStandIn::new)
                        .and(DATABASE.text(), SqlServerStandIn::new),
                new Profile("reporting", chosen, Map.of()),
                Net.parse("127.34.9.0/24"),
                Optional.empty(),
                1,
                Optional.of(directory.resolve("state")),
                List.of(),
                line -> {}));
        InetAddress own = lab.plan().address(InstanceId.first(ID));
        broker = new InetSocketAddress(own, 61616);
        rm = lab.plan().address(InstanceId.first(new SystemId("resource-manager")));
    }

    @AfterEach
    void close() {
        assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        lab.close();
    }

    private RecordPoster poster() throws IOException {
        return RecordPoster.open(
                directory.resolve("spool"), rm, broker, Passages.NONE, RecordPoster.Settings.named("rm-1"));
    }

    private Answer ask(Question question) throws IOException {
        return new RecordQuery(InetAddress.getLoopbackAddress(), broker, Passages.NONE, Duration.ofSeconds(5))
                .ask(question);
    }

    /** Asks until so many records are stored: the store follows the acknowledgement. */
    private Answer askFor(int count, Question question) throws IOException {
        long end = System.nanoTime() + LONG.toNanos();
        Answer answer = ask(question);
        while (answer.records().size() < count && System.nanoTime() < end) answer = ask(question);
        return answer;
    }

    @Test
    void posted_records_are_stored_queried_and_kept_over_a_redelivery() throws Exception {
        Cdr cdr = SomeRecords.cdr("r-1", "S-1");
        CallEvent event = SomeRecords.event("e-1", "S-1");
        Counter counter = SomeRecords.counter("k-1");
        try (RecordPoster poster = poster()) {
            assertTrue(poster.post(cdr));
            assertTrue(poster.post(event));
            assertTrue(poster.post(counter));
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
        }
        assertEquals(List.of(cdr), askFor(1, Question.cdrsOfSession("S-1")).records());
        assertEquals(List.of(cdr), ask(Question.cdrsOfCall("call-of-S-1")).records());
        assertEquals(List.of(event), askFor(1, Question.eventsOfSession("S-1")).records());
        assertEquals(
                List.of(counter),
                askFor(1, Question.about(Counter.KIND, Map.of("component", "rm")))
                        .records());
        assertEquals(List.of(), ask(Question.cdrsOfSession("S-2")).records());

        // the broker's own duplicate detection is by-passed: no _AMQ_DUPL_ID
        String body =
                new String(voicelab.protocols.records.RecordCodec.encode(cdr), java.nio.charset.StandardCharsets.UTF_8);
        send(Queues.CDR, body);
        send(Queues.CDR, "no record");
        Cdr next = SomeRecords.cdr("r-2", "S-1");
        try (RecordPoster poster = poster()) {
            poster.post(next);
            assertTrue(poster.awaitDrained(LONG));
        }
        assertEquals(
                List.of(cdr, next), askFor(2, Question.cdrsOfSession("S-1")).records());
        Map<String, String> status =
                ask(Question.about(Question.STATUS, Map.of())).facts();
        assertEquals("1", status.get("duplicates"));
        assertEquals("1", status.get("unreadable"));
        assertEquals("2", status.get("rows cdr"));
        assertTrue(lab.journal().tail(100).stream()
                .anyMatch(e -> e.kind() == Kind.MALFORMED && e.toString().contains(Queues.CDR)));
    }

    private static void sendOver(ActiveMQConnectionFactory factory, String queue, String text) throws Exception {
        try (var connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    private void send(String queue, String text) throws Exception {
        sendOver(
                new ActiveMQConnectionFactory("tcp://" + broker.getAddress().getHostAddress() + ":" + broker.getPort()),
                queue,
                text);
    }

    @Test
    void its_configuration_is_read_from_the_config_server_and_told() throws Exception {
        Map<String, String> facts =
                ask(Question.about(Question.CONFIGURATION, Map.of())).facts();
        assertEquals("azure_rs", facts.get("application"));
        assertEquals("true", facts.get("read"), facts.toString());
        assertEquals("40", facts.get("retention-days"));
        assertTrue(lab.journal().tail(200).stream().anyMatch(e -> e.toString().contains("gvp-15")));
    }

    @Test
    void questions_that_make_no_sense_are_refused_with_the_reason() throws Exception {
        Answer unknown = ask(Question.about("var", Map.of()));
        assertFalse(unknown.ok());
        assertTrue(unknown.problem().contains("'var'"));
        Answer filter = ask(Question.about(Counter.KIND, Map.of("gvp-session-id", "S-1")));
        assertTrue(filter.problem().contains("'gvp-session-id'"), filter.problem());
    }

    @Test
    void a_reset_forgets_records_and_takes_the_same_ones_again() throws Exception {
        Cdr cdr = SomeRecords.cdr("r-1", "S-1");
        for (int round = 0; round < 2; round++) {
            try (RecordPoster poster = poster()) {
                poster.post(cdr);
                assertTrue(poster.awaitDrained(LONG));
            }
            assertEquals(List.of(cdr), askFor(1, Question.cdrsOfSession("S-1")).records());
            lab.rooms().standIn(InstanceId.first(ID)).orElseThrow().reset();
            assertEquals(List.of(), ask(Question.cdrsOfSession("S-1")).records());
        }
    }

    @Test
    void readiness_and_queue_size_are_told_over_http() throws Exception {
        String host = "http://" + broker.getAddress().getHostAddress();
        assertEquals(200, get(host + ":8080/ems-rs/readiness").statusCode());
        assertEquals(404, get(host + ":8080/ems-rs/HIST/CDRs/RM/details").statusCode());
        HttpResponse<String> metrics = get(host + ":9116/snmp?module=if_mib&target=127.0.0.1:1161");
        assertTrue(metrics.body().contains("rsQueueSize{servicename=\"gvp-rs\"} 0"), metrics.body());
    }

    private static HttpResponse<String> get(String uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
