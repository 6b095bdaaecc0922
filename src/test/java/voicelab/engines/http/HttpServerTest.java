package voicelab.engines.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.net.BindFailure;
import voicelab.protocols.http.HttpReply;

class HttpServerTest {
    private static final String HERE = "127.35.0.10";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static HttpWorker worker;
    private final Witness witness = new Witness();
    private final CompletableFuture<HttpReply> later = new CompletableFuture<>();
    private HttpServer server;

    @BeforeAll
    static void start() {
        worker = HttpWorker.start("test-http", CLOCK);
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @BeforeEach
    void open() throws BindFailure {
        server = server(HttpBounds.USUAL, new InetSocketAddress(HERE, 0), new InetSocketAddress("127.35.0.11", 0));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpServer server(HttpBounds bounds, InetSocketAddress... at) throws BindFailure {
        PathTable paths = PathTable.EMPTY
                .get("/hello/{name}", asked -> HttpReply.text(200, "hello " + asked.segment("name")))
                .post(
                        "/echo",
                        asked -> HttpReply.of(
                                200, "application/octet-stream", asked.request().body()))
                .get("/bug", asked -> {
                    throw new IllegalStateException("made for this test");
                })
                .get("/not-yet", asked -> {
                    throw HttpRefusal.notImplemented("this");
                })
                .later("GET", "/later", asked -> later)
                .get("/nothing", asked -> HttpReply.empty(204));
        return HttpServer.open(
                worker,
                witness,
                bounds,
                paths,
                List.of(at).stream().map(HttpListening::plain).toList());
    }

    private RawClient client() throws IOException {
        return new RawClient("127.35.0.77", server.addresses().get(0));
    }

    @Test
    void a_request_is_reported_with_both_ends_before_it_is_answered() throws Exception {
        try (RawClient client = client()) {
            String head = client.send("GET /hello/j%C3%B6rg?a=1 HTTP/1.1\r\nHost: das\r\n\r\n")
                    .head();
            assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
            assertTrue(head.contains("Date: Thu, 02 Jan 2020 03:04:05 GMT\r\n"), head);
            assertTrue(head.contains("Content-Length: 11\r\n"), head);
            assertEquals("hello j\u00c3\u00b6rg", client.body(11));
            assertEquals("arrived GET http://das/hello/j%C3%B6rg", witness.next());
            assertEquals(
                    new InetSocketAddress("127.35.0.77", client.port()),
                    witness.hops.take().remote());
        }
    }

    @Test
    void every_listener_answers_from_the_same_table() throws Exception {
        try (RawClient client = new RawClient("127.35.0.77", server.addresses().get(1))) {
            client.send("GET /hello/b HTTP/1.0\r\n\r\n");
            assertTrue(client.rest().endsWith("hello b"));
            assertEquals("127.35.0.11", witness.hops.take().local().getAddress().getHostAddress());
        }
    }

    @Test
    void a_connection_is_kept_and_pipelined_requests_are_answered_in_order() throws Exception {
        try (RawClient client = client()) {
            client.send("GET /hello/1 HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                    + "GET /hello/2 HTTP/1.1\r\nHost: x\r\n\r\n");
            client.head();
            assertEquals("hello 1", client.body(7));
            client.head();
            assertEquals("abc", client.body(3));
            client.head();
            assertEquals("hello 2", client.body(7));
            client.send("GET /hello/3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(client.rest().endsWith("hello 3"));
        }
        assertEquals(4, witness.lines.size());
    }

    @Test
    void head_says_the_length_and_sends_no_body() throws Exception {
        try (RawClient client = client()) {
            String head =
                    client.send("HEAD /hello/you HTTP/1.1\r\nHost: x\r\n\r\n").head();
            assertTrue(head.contains("Content-Length: 9\r\n"), head);
            String next = client.send("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .rest();
            assertTrue(next.startsWith("HTTP/1.1 204 No Content\r\n"), next);
            assertTrue(!next.contains("Content-Length"), next);
        }
    }

    @Test
    void a_chunked_body_in_many_pieces_arrives_whole() throws Exception {
        try (RawClient client = client()) {
            String head = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
            String request = head.concat("5\r\nhello\r\n1\r\n \r\n5\r\nworld\r\n0\r\n\r\n");
            for (char c : request.toCharArray()) client.send(String.valueOf(c));
            client.head();
            assertEquals("hello world", client.body(11));
        }
    }

    @Test
    void unknown_paths_are_404_and_other_methods_405_with_allow() throws Exception {
        try (RawClient client = client()) {
            String first = client.send("GET /other HTTP/1.1\r\nHost: x\r\n\r\n").head();
            assertTrue(first.startsWith("HTTP/1.1 404 Not Found"), first);
            client.body(Integer.parseInt(first.replaceAll("(?s).*Content-Length: (\\d+).*", "$1")));
            String next = client.send("PUT /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                    .head();
            assertTrue(next.startsWith("HTTP/1.1 405 Method Not Allowed"), next);
            assertTrue(next.contains("Allow: POST\r\n"), next);
        }
    }

    @Test
    void what_an_answer_throws_is_a_bug_and_a_500_that_closes() throws Exception {
        try (RawClient client = client()) {
            String all = client.send("GET /bug HTTP/1.1\r\nHost: x\r\n\r\n").rest();
            assertTrue(all.startsWith("HTTP/1.1 500 Internal Server Error"), all);
        }
        witness.next();
        assertTrue(witness.next().startsWith("bug GET http://x/bug java.lang.IllegalStateException"));
    }

    @Test
    void what_is_not_implemented_is_501_and_noted() throws Exception {
        try (RawClient client = client()) {
            assertTrue(client.send("GET /not-yet HTTP/1.1\r\nHost: x\r\n\r\n")
                    .head()
                    .startsWith("HTTP/1.1 501"));
        }
        witness.next();
        assertEquals("unsupported not implemented: this", witness.next());
    }

    @Test
    void a_later_answer_holds_no_thread_and_comes_when_it_is_ready() throws Exception {
        try (RawClient client = client();
                RawClient other = client()) {
            client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
            witness.next();
            other.send("GET /hello/o HTTP/1.1\r\nHost: x\r\n\r\n").head();
            later.complete(HttpReply.text(200, "now"));
            client.head();
            assertEquals("now", client.body(3));
        }
    }

    @Test
    void closing_cancels_what_is_still_to_come() throws Exception {
        try (RawClient client = client()) {
            client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
            witness.next();
            while (!later.isDone() && later.getNumberOfDependents() == 0) Thread.onSpinWait();
            server.close();
            assertTrue(later.isCancelled());
            assertTrue(client.rest().startsWith("HTTP/1.1 503"));
        }
    }

    @Test
    void a_taken_port_is_a_bind_failure_that_names_it() throws Exception {
        try (ServerSocket holder = new ServerSocket()) {
            holder.bind(new InetSocketAddress(HERE, 0));
            InetSocketAddress taken = (InetSocketAddress) holder.getLocalSocketAddress();
            BindFailure failure = assertThrows(
                    BindFailure.class, () -> server(HttpBounds.USUAL, new InetSocketAddress(HERE, 0), taken));
            assertTrue(failure.getMessage().startsWith(HERE + ":" + taken.getPort() + "/tcp"), failure.getMessage());
        }
    }

    @Test
    void twenty_rounds_of_start_and_stop_leave_no_thread_and_no_port() throws Exception {
        InetSocketAddress fixed = new InetSocketAddress("127.35.0.12", 10080);
        for (int round = 0; round < 20; round++) {
            HttpWorker own = HttpWorker.start("round-http", CLOCK);
            HttpServer one = HttpServer.open(
                    own,
                    witness,
                    HttpBounds.USUAL,
                    PathTable.EMPTY.get("/", asked -> HttpReply.text(200, "x")),
                    List.of(HttpListening.plain(fixed)));
            try (RawClient kept = new RawClient("127.35.0.77", fixed)) {
                kept.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").head();
                one.close();
                assertEquals(0, one.connectionCount());
                assertEquals("x", kept.rest());
            }
            own.close();
        }
        assertEquals(List.of(), threads("round-http"));
        new ServerSocket(fixed.getPort(), 1, fixed.getAddress()).close();
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .filter(HttpServerTest::staysAlive)
                .map(Thread::getName)
                .toList();
    }

    private static boolean staysAlive(Thread thread) {
        try {
            thread.join(1_000);
            return thread.isAlive();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
