package voicelab.engines.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.net.ArrowFailure;
import voicelab.net.Gate;
import voicelab.protocols.http.HttpReply;

class GatedHttpTest {
    private static final DnsResolver NAMES = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName(host.equals("das") ? "127.35.0.30" : host)};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    };

    private static final Gate.Bar CUT = new Gate.Bar() {
        @Override
        public boolean stops(String fromHost, String toHost) {
            return true;
        }

        @Override
        public String sentence() {
            return "arrow gvp-12 (mcp -> das) is cut";
        }

        @Override
        public boolean stopsOpen() {
            return true;
        }
    };

    private final Witness witness = new Witness();
    private final Gate gate = new Gate();
    private HttpWorker worker;
    private HttpServer server;
    private CloseableHttpClient client;

    @BeforeEach
    void open() throws Exception {
        worker = HttpWorker.start("gated-http", Clock.systemUTC());
        PathTable paths = PathTable.EMPTY
                .get("/who", asked -> HttpReply.text(200, asked.hop().remote().toString()))
                .later("GET", "/never", asked -> new CompletableFuture<>());
        server = HttpServer.open(
                worker,
                witness,
                HttpBounds.USUAL,
                paths,
                List.of(HttpListening.plain(new InetSocketAddress("127.35.0.30", 0))));
        client = GatedHttp.plain(HttpClientBuilder.create())
                .setConnectionManager(GatedHttp.pool(InetAddress.getByName("127.35.0.31"), gate, NAMES, null))
                .build();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        worker.close();
        assertEquals(0, gate.openCount());
    }

    private String get(String path) throws IOException {
        HttpGet get = new HttpGet("http://das:" + server.addresses().get(0).getPort() + path);
        return client.execute(get, reply -> EntityUtils.toString(reply.getEntity()));
    }

    @Test
    void the_callee_sees_the_own_address_and_one_kept_connection() throws Exception {
        String first = get("/who");
        assertTrue(first.startsWith("/127.35.0.31:"), first);
        assertEquals(first, get("/who"));
        assertEquals(1, gate.openCount());
        assertEquals("arrived GET http://das:" + server.addresses().get(0).getPort() + "/who", witness.next());
    }

    @Test
    void a_cut_fails_a_waiting_request_within_100_ms() throws Exception {
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return get("/never");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        witness.next();
        gate.bar(CUT);
        assertThrows(ExecutionException.class, () -> waiting.get(100, TimeUnit.MILLISECONDS));
    }

    @Test
    void a_cut_refuses_new_requests_with_its_sentence_at_once() throws Exception {
        get("/who");
        gate.bar(CUT);
        CompletableFuture<Throwable> failure =
                CompletableFuture.supplyAsync(() -> assertThrows(IOException.class, () -> get("/who")));
        Throwable thrown = failure.get(100, TimeUnit.MILLISECONDS);
        assertEquals(ArrowFailure.class, thrown.getClass());
        assertEquals("arrow gvp-12 (mcp -> das) is cut", thrown.getMessage());
        gate.bar(null);
        assertTrue(get("/who").startsWith("/127.35.0.31:"));
    }

    @Test
    void a_pulled_idle_connection_is_not_used_again() throws Exception {
        for (int round = 0; round < 50; round++) {
            String before = get("/who");
            gate.pull(null, null);
            assertTrue(!before.equals(get("/who")), before);
        }
    }
}
