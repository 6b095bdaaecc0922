package voicelab.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import voicelab.boot.Room;
import voicelab.boot.RunningLab;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpListening;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.HttpWorker;
import voicelab.engines.http.PathTable;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.net.tls.LabCa;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;

/** A link that ends at an HTTP and an HTTPS listener: the URI's scheme says how it is dialled. */
class HttpsArrowTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SystemId CONSUL = new SystemId("consul");
    private static final String LINK = "gvp-10";

    private static RunningLab lab;
    private static HttpWorker worker;

    @BeforeAll
    static void boot() throws Exception {
        lab = SilentRoom.lab(MAP, Set.of(CONSUL, new SystemId("service-handler")), "127.37.5.0/24", 1);
        worker = HttpWorker.start("tls-arrow-test", Clock.systemUTC());
    }

    @AfterAll
    static void close() throws Exception {
        worker.close();
        lab.close();
    }

    @AfterEach
    void mend() {
        lab.reset();
    }

    private static InetSocketAddress at(String listener) {
        var spec = MAP.system(CONSUL).listener(listener).orElseThrow();
        return lab.plan().listen(InstanceId.first(CONSUL), spec).orElseThrow();
    }

    private static SSLContext consuls() {
        return lab.rooms().up().stream()
                .filter(room -> room.id().system().equals(CONSUL))
                .map(Room::context)
                .findFirst()
                .orElseThrow()
                .tls()
                .serving();
    }

    private static HttpServer serve(HttpListening where) throws Exception {
        PathTable paths = PathTable.EMPTY.get("/v1/status/leader", asked -> HttpReply.text(200, "here"));
        return HttpServer.open(
                worker,
                new InstanceArrivals(InstanceId.first(CONSUL), lab.directory(), lab.journal()),
                HttpBounds.USUAL,
                paths,
                List.of(where));
    }

    private static String ask(String scheme, String listener) throws IOException {
        HttpRequest request = HttpRequest.get(scheme + "://consul/v1/status/leader");
        return ((HttpReply) lab.wiring()
                        .arrow(MAP.instance("service-handler").orElseThrow(), LINK)
                        .call(request, new Hop(null, at(listener)), PATIENCE))
                .text();
    }

    @Test
    void https_crosses_under_tls_and_the_taps_see_the_plain_request_and_reply() throws Exception {
        try (HttpServer server = serve(HttpListening.tls(at("HTTPS"), consuls()))) {
            assertEquals("here", ask("https", "HTTPS"));
            assertEquals("here", ask("https", "HTTPS"));
        }
        List<JournalEntry> seen = lab.journal().since(0).subList(0, 3);
        assertEquals(
                List.of(Kind.SENT, Kind.ARRIVED, Kind.BACK),
                seen.stream().map(JournalEntry::kind).toList());
        for (JournalEntry entry : seen) assertEquals(LINK, entry.link());
        assertTrue(new String(seen.get(0).parcel().bytes(), java.nio.charset.StandardCharsets.UTF_8)
                .startsWith("GET /v1/status/leader HTTP/1.1"));
        assertEquals("200", seen.get(2).fields().get("status"));
        assertEquals(at("HTTPS"), seen.get(1).destination());
    }

    @Test
    void http_goes_to_the_other_listener_of_the_same_link() throws Exception {
        try (HttpServer server = serve(HttpListening.plain(at("HTTP")))) {
            assertEquals("here", ask("http", "HTTP"));
        }
    }

    @Test
    void a_cut_pulls_a_tls_connection_and_says_so() throws Exception {
        try (HttpServer server = serve(HttpListening.tls(at("HTTPS"), consuls()))) {
            ask("https", "HTTPS");
            assertTrue(lab.wiring().openConnections(LINK) > 0, "kept alive");
            lab.faults().set(new FaultParser(MAP).parse(LINK + "=cut"));
            assertEquals(0, lab.wiring().openConnections(LINK));
            ArrowFailure cut = assertThrows(ArrowFailure.class, () -> ask("https", "HTTPS"));
            assertEquals("arrow gvp-10 (service-handler -> consul) is cut", cut.getMessage());
            lab.faults().mendAll();
            assertEquals("here", ask("https", "HTTPS"));
        }
    }

    @Test
    void a_certificate_of_another_authority_is_not_believed() throws Exception {
        SSLContext stranger = new LabCa(Clock.systemUTC())
                .identity("consul", at("HTTPS").getAddress())
                .serving();
        try (HttpServer server = serve(HttpListening.tls(at("HTTPS"), stranger))) {
            assertThrows(IOException.class, () -> ask("https", "HTTPS"));
        }
    }

    @Test
    void a_certificate_for_another_address_is_not_believed() throws Exception {
        SSLContext elsewhere = lab.rooms().up().stream()
                .filter(room -> !room.id().system().equals(CONSUL))
                .findFirst()
                .orElseThrow()
                .context()
                .tls()
                .serving();
        try (HttpServer server = serve(HttpListening.tls(at("HTTPS"), elsewhere))) {
            assertThrows(IOException.class, () -> ask("https", "HTTPS"));
        }
    }
}
