package voicelab.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import voicelab.map.LinkSpec;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.net.Ticker;
import voicelab.profile.ProfileReader;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.Arrow;

/** The request-and-reply links of the minimal profile, through camel-http to a small server at the callee's address. */
class HttpArrowTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IMPATIENCE = Duration.ofMillis(400);

    private static final BlockingQueue<String> ASKED = new LinkedBlockingQueue<>();
    private static final List<HttpServer> SERVERS = new ArrayList<>();
    private static RunningLab lab;
    private static HttpWorker worker;

    @BeforeAll
    static void boot() throws Exception {
        lab = SilentRoom.lab(MAP, new ProfileReader(MAP).named("minimal").wanted(), "127.37.3.0/24", 1);
        worker = HttpWorker.start("arrow-test", Clock.systemUTC());
        PathTable paths = PathTable.EMPTY.get("/page", asked -> {
            ASKED.add(asked.request().query() + " from "
                    + asked.hop().remote().getAddress().getHostAddress());
            return HttpReply.text(200, "page " + asked.request().query());
        });
        paths = paths.later("GET", "/never", asked -> {
            ASKED.add("never");
            return new CompletableFuture<>();
        });
        for (String link : List.of("gvp-12", "gvp-20", "gvp-21"))
            SERVERS.add(HttpServer.open(
                    worker,
                    new InstanceArrivals(callee(link), lab.directory(), lab.journal()),
                    HttpBounds.USUAL,
                    paths,
                    List.of(HttpListening.plain(address(link)))));
        lab.reset();
    }

    @AfterAll
    static void close() throws Exception {
        SERVERS.forEach(HttpServer::close);
        worker.close();
        lab.close();
    }

    @AfterEach
    void mend() {
        lab.reset();
        ASKED.clear();
    }

    private static InstanceId callee(String link) {
        return InstanceId.first(MAP.link(link).orElseThrow().to());
    }

    private static InetSocketAddress address(String link) {
        LinkSpec spec = MAP.link(link).orElseThrow();
        return lab.plan().listen(callee(link), spec.listeners().get(0)).orElseThrow();
    }

    private static Arrow arrow(String link) {
        return lab.wiring().arrow(MAP.instance("mcp").orElseThrow(), link);
    }

    private static String get(String link, String query, Duration patience) throws IOException {
        HttpRequest request =
                HttpRequest.get("http://" + MAP.link(link).orElseThrow().to() + "/page?" + query);
        HttpReply reply = (HttpReply) arrow(link).call(request, new Hop(null, address(link)), patience);
        assertEquals(200, reply.status());
        return reply.text();
    }

    private static void fault(String text) {
        lab.faults().set(new FaultParser(MAP).parse(text));
    }

    private static String asked() throws InterruptedException {
        return String.valueOf(ASKED.poll(5, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-12", "gvp-20", "gvp-21"})
    void a_refusal_of_the_arrow_reaches_the_caller_and_never_the_callee(String link) throws Exception {
        fault(link + "=reject:503,retry-after=5,count=1");
        HttpRequest request =
                HttpRequest.get("http://" + MAP.link(link).orElseThrow().to() + "/page?n=1");
        HttpReply refused = (HttpReply) arrow(link).call(request, new Hop(null, address(link)), PATIENCE);
        assertEquals(503, refused.status());
        assertEquals("5", refused.headers().first("Retry-After").orElse(""));
        assertEquals("page n=2", get(link, "n=2", PATIENCE));
        assertTrue(asked().startsWith("n=2 "), "the first was never asked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-12", "gvp-20", "gvp-21"})
    void a_request_crosses_from_the_callers_own_address_and_the_reply_takes_the_way_back(String link) throws Exception {
        assertEquals("page n=1", get(link, "n=1", PATIENCE));
        String own = lab.plan().address(MAP.instance("mcp").orElseThrow()).getHostAddress();
        assertEquals("n=1 from " + own, asked());
        List<String> seen = new ArrayList<>();
        for (JournalEntry entry : lab.journal().since(0)) {
            assertEquals(link, entry.link());
            seen.add(entry.kind() + " " + entry.from() + " " + entry.to() + " "
                    + entry.source().getAddress().getHostAddress() + " "
                    + entry.destination().getAddress().getHostAddress());
        }
        String to = callee(link).toString();
        String there = address(link).getAddress().getHostAddress();
        assertEquals(
                List.of(
                        "sent mcp " + to + " " + own + " " + there,
                        "arrived mcp " + to + " " + own + " " + there,
                        "back " + to + " mcp " + there + " " + own),
                seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-12", "gvp-20", "gvp-21"})
    void a_cut_closes_what_is_open_fails_at_once_and_heals(String link) throws Exception {
        get(link, "n=1", PATIENCE);
        assertTrue(lab.wiring().openConnections(link) > 0, "kept alive");
        fault(link + "=cut");
        assertEquals(0, lab.wiring().openConnections(link));
        long begin = Ticker.REAL.nanos();
        ArrowFailure cut = assertThrows(ArrowFailure.class, () -> get(link, "n=2", PATIENCE));
        long took = TimeUnit.NANOSECONDS.toMillis(Ticker.REAL.nanos() - begin);
        assertEquals("arrow " + link + " (mcp -> " + callee(link) + ") is cut", cut.getMessage());
        assertTrue(took < 100, took + " ms");
        lab.faults().mendAll();
        assertEquals("page n=3", get(link, "n=3", PATIENCE));
    }

    @Test
    void a_call_that_waits_for_its_answer_when_the_arrow_is_cut_fails_at_once_and_says_so() throws Exception {
        HttpRequest request = HttpRequest.get("http://das/never");
        CompletableFuture<ArrowFailure> failed = CompletableFuture.supplyAsync(() -> assertThrows(
                ArrowFailure.class, () -> arrow("gvp-12").call(request, new Hop(null, address("gvp-12")), PATIENCE)));
        assertEquals("never", asked());
        fault("gvp-12=cut");
        assertEquals(
                "arrow gvp-12 (mcp -> das) is cut",
                failed.get(1, TimeUnit.SECONDS).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-12", "gvp-20", "gvp-21"})
    void refuse_and_reset_fail_once_and_reset_pulls_the_connection(String link) throws Exception {
        get(link, "n=1", PATIENCE);
        fault(link + "=reset:count=1");
        IOException reset = assertThrows(IOException.class, () -> get(link, "n=2", PATIENCE));
        assertTrue(reset.getMessage().endsWith(" was reset"), reset.getMessage());
        assertEquals(0, lab.wiring().openConnections(link));
        assertEquals("page n=3", get(link, "n=3", PATIENCE));
        fault(link + "=refuse:count=1");
        IOException refused = assertThrows(IOException.class, () -> get(link, "n=4", PATIENCE));
        assertTrue(refused.getMessage().endsWith(" refuses connections"), refused.getMessage());
        assertEquals("page n=5", get(link, "n=5", PATIENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-12=", "gvp-20=", "gvp-21=", "gvp-12.back=", "gvp-20.back=", "gvp-21.back="})
    void a_delayed_call_comes_late_and_a_dropped_one_never(String way) throws Exception {
        String link = way.replaceAll("[.=].*", "");
        fault(way + "delay:80ms,count=1");
        long begin = Ticker.REAL.nanos();
        assertEquals("page n=1", get(link, "n=1", PATIENCE));
        assertTrue(Ticker.REAL.nanos() - begin >= TimeUnit.MILLISECONDS.toNanos(80));
        lab.faults().mendAll();
        fault(way + "drop:count=1");
        IOException lost = assertThrows(SocketTimeoutException.class, () -> get(link, "n=2", IMPATIENCE));
        assertTrue(lost.getMessage().startsWith("no answer over " + link), lost.getMessage());
        assertEquals("page n=3", get(link, "n=3", PATIENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-12", "gvp-20", "gvp-21"})
    void a_doubled_request_is_asked_twice_and_answered_once(String link) throws Exception {
        fault(link + "=duplicate:count=1");
        assertEquals("page n=1", get(link, "n=1", PATIENCE));
        assertTrue(asked().startsWith("n=1 "));
        assertTrue(asked().startsWith("n=1 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-12", "gvp-20", "gvp-21"})
    void a_server_that_is_not_there_is_told_in_a_sentence(String link) {
        HttpRequest request = HttpRequest.get("http://nobody/page");
        Hop nowhere = new Hop(null, new InetSocketAddress(lab.plan().net().host(250), 9));
        IOException refused = assertThrows(IOException.class, () -> arrow(link).call(request, nowhere, PATIENCE));
        assertTrue(refused.getMessage().toLowerCase(java.util.Locale.ROOT).contains("refused"), refused.getMessage());
        assertEquals(
                List.of(Kind.SENT),
                lab.journal().since(0).stream().map(JournalEntry::kind).toList());
    }
}
