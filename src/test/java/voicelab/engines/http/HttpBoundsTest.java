package voicelab.engines.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.net.BindFailure;
import voicelab.protocols.http.HttpReply;

/** What a listener does not put up with. */
class HttpBoundsTest {
    private static HttpWorker worker;
    private final Witness witness = new Witness();
    private HttpServer server;

    @BeforeAll
    static void start() {
        worker = HttpWorker.start("bounds-http", Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @BeforeEach
    void open() throws BindFailure {
        server = HttpServer.open(
                worker,
                witness,
                HttpBounds.USUAL.withTimeouts(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(300)),
                PathTable.EMPTY.on("*", "/{rest*}", asked -> HttpReply.text(200, "ok")),
                List.of(HttpListening.plain(new InetSocketAddress("127.35.0.20", 0))));
    }

    @AfterEach
    void close() {
        server.close();
        assertEquals(0, server.connectionCount());
    }

    private RawClient client() throws IOException {
        return new RawClient("127.35.0.78", server.addresses().get(0));
    }

    private void refused(String status, String sent) throws Exception {
        try (RawClient client = client()) {
            String all = client.send(sent).rest();
            assertTrue(all.startsWith("HTTP/1.1 " + status), sent + " was answered " + all);
        }
        String line = witness.next();
        assertTrue(line.startsWith("malformed "), sent + " was reported as " + line);
    }

    @Test
    void garbage_is_answered_400_and_reported() throws Exception {
        refused("400", "\u0001\u0002\u0003garbage\r\n\r\n");
        refused("505", "GET / HTTP/0.9\r\nHost: x\r\n\r\n");
        refused("400", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: banana\r\n\r\n");
        refused("400", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        refused("400", "GET / HTTP/1.1\r\n\r\n");
    }

    @Test
    void a_chunk_without_a_size_never_becomes_a_request() throws Exception {
        try (RawClient client = client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                    .rest();
        }
        String line = witness.next();
        assertTrue(line.startsWith("malformed "), line);
    }

    @Test
    void a_tls_hello_on_a_plain_port_is_garbage() throws Exception {
        try (RawClient client = client()) {
            client.send(new byte[] {0x16, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0x01, 0x03, '\r', '\n', '\r', '\n'})
                    .rest();
        }
        assertTrue(witness.next().startsWith("malformed "));
    }

    @Test
    void a_head_without_end_is_refused() throws Exception {
        refused("400", "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n");
    }

    @Test
    void a_body_beyond_the_bound_is_413() throws Exception {
        byte[] big = new byte[1024 * 1024 + 1];
        try (RawClient client = client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + big.length + "\r\n\r\n")
                    .offer(big);
            assertTrue(client.rest().startsWith("HTTP/1.1 413 Content Too Large"));
        }
        try (RawClient client = client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(big.length)
                    + "\r\n");
            client.offer(big).offer("\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(client.rest().startsWith("HTTP/1.1 413 Content Too Large"));
        }
        assertTrue(witness.next().startsWith("malformed the body is longer"));
        assertTrue(witness.next().startsWith("malformed the body is longer"));
    }

    @Test
    void a_body_of_exactly_the_bound_is_taken() throws Exception {
        byte[] big = new byte[1024 * 1024];
        try (RawClient client = client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + big.length + "\r\n\r\n")
                    .send(big);
            assertTrue(client.rest().startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    void a_client_that_says_nothing_is_closed() throws Exception {
        try (RawClient client = client()) {
            assertEquals("", client.rest());
        }
        assertEquals(List.of(), witness.all());
    }

    @Test
    void a_client_that_stops_inside_a_head_is_closed_and_reported() throws Exception {
        try (RawClient client = client()) {
            assertEquals("", client.send("GET / HTTP/1.1\r\nHos").rest());
        }
        assertEquals("malformed the connection ended inside a request's head: \"GET / HTTP/1.1..Hos\"", witness.next());
    }

    @Test
    void a_client_that_stops_inside_a_body_is_answered_408_and_closed_and_reported() throws Exception {
        try (RawClient client = client()) {
            String all = client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab")
                    .rest();
            assertTrue(all.startsWith("HTTP/1.1 408 Request Timeout\r\n"), all);
            assertTrue(all.contains("Connection: close"), all);
        }
        assertEquals("malformed a request's body did not come within 200 ms", witness.next());
    }

    @Test
    void a_body_that_never_ends_is_answered_408_though_bytes_keep_coming() throws Exception {
        for (String length : List.of("Content-Length: 900000", "Transfer-Encoding: chunked")) {
            try (RawClient client = client()) {
                client.send("POST / HTTP/1.1\r\nHost: x\r\n" + length + "\r\n\r\n");
                String answer = client.trickle(length.startsWith("C") ? "a" : "1\r\na\r\n", 20);
                assertTrue(answer.startsWith("HTTP/1.1 408 Request Timeout\r\n"), answer);
            }
            assertEquals("malformed a request's body did not come within 200 ms", witness.next());
        }
        assertEquals(List.of(), witness.all());
    }

    @Test
    void a_body_whose_end_comes_after_its_408_is_no_request() throws Exception {
        try (RawClient client = client()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nab");
            assertTrue(client.head().startsWith("HTTP/1.1 408 "));
            client.send("c");
            client.rest();
        }
        assertEquals("malformed a request's body did not come within 200 ms", witness.next());
        assertEquals(List.of(), witness.all());
    }

    @Test
    void a_kept_connection_without_requests_is_closed_quietly() throws Exception {
        try (RawClient client = client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertTrue(client.rest().endsWith("ok"));
        }
        assertEquals(List.of("arrived GET http://x/"), witness.all());
    }

    @Test
    void seeded_garbage_never_is_a_bug_and_leaves_the_listener_well() throws Exception {
        Random random = new Random(35);
        for (int round = 0; round < 500; round++) {
            byte[] junk = new byte[random.nextInt(200)];
            random.nextBytes(junk);
            try (RawClient client = client()) {
                client.send(round % 2 == 0 ? "" : "GET /").send(junk);
            }
        }
        try (RawClient client = client()) {
            assertTrue(client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").head().startsWith("HTTP/1.1 200"));
        }
        assertTrue(witness.all().stream().noneMatch(line -> line.startsWith("bug")), witness.all()::toString);
    }
}
