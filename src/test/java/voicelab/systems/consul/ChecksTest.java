package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private ConsulLab consul;

    @BeforeEach
    void boot() throws Exception {
        consul = ConsulLab.boot();
    }

    @AfterEach
    void close() {
        consul.close();
    }

    private void register(String check) throws Exception {
        consul.put("/agent/service/register", "{\"Name\":\"web\",\"Port\":80,\"Check\":" + check + "}");
    }

    private int passing() throws Exception {
        return consul.json("/health/service/web?passing").size();
    }

    @Test
    void a_ttl_check_is_critical_until_reported_and_again_when_its_time_is_over() throws Exception {
        consul.lab().clock().freeze();
        register("{\"TTL\":\"30s\"}");
        assertEquals(0, passing());
        consul.put("/agent/check/pass/service:web?note=fine", "");
        assertEquals(1, passing());
        consul.lab().clock().move(Duration.ofSeconds(29));
        consul.put("/agent/check/pass/service:web?note=fine", "");
        consul.lab().clock().move(Duration.ofSeconds(29));
        assertEquals(1, passing());
        consul.lab().clock().move(Duration.ofSeconds(2));
        JsonNode check = consul.check("service:web", "critical");
        assertEquals(
                "TTL expired (last output before timeout follows): fine",
                check.path("Output").asText());
        assertEquals(0, passing());
        consul.put("/agent/check/update/service:web", "{\"Status\":\"warning\",\"Output\":\"so so\"}");
        assertEquals(
                "so so", consul.check("service:web", "warning").path("Output").asText());
        assertEquals(429, consul.get("/agent/health/service/id/web").statusCode());
        assertEquals(429, consul.get("/agent/health/service/name/web").statusCode());
        assertEquals(404, consul.get("/agent/health/service/id/none").statusCode());
    }

    @Test
    void who_registers_again_keeps_the_state_of_the_check() throws Exception {
        register("{\"TTL\":\"30s\"}");
        consul.put("/agent/check/pass/service:web", "");
        register("{\"TTL\":\"30s\"}");
        assertEquals(1, passing());
    }

    @Test
    void an_http_check_follows_what_the_users_own_service_says() throws Exception {
        AtomicInteger status = new AtomicInteger(200);
        AtomicReference<InetSocketAddress> caller = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/health", exchange -> {
            caller.set(exchange.getRemoteAddress());
            byte[] body = exchange.getRequestHeaders().getFirst("X-Probe").getBytes();
            exchange.sendResponseHeaders(status.get(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
            consul.lab().clock().freeze();
            register("{\"HTTP\":\"" + url + "\",\"Interval\":\"10s\",\"Header\":{\"X-Probe\":[\"ping\"]}}");
            consul.lab().clock().move(Duration.ofMillis(1));
            JsonNode check = consul.check("service:web", "passing");
            assertEquals(
                    "HTTP GET " + url + ": 200 OK Output: ping",
                    check.path("Output").asText());
            assertEquals("http", check.path("Type").asText());
            assertEquals("10s", check.path("Interval").asText());
            assertEquals(consul.host(), caller.get().getAddress().getHostAddress());
            status.set(429);
            consul.lab().clock().move(Duration.ofSeconds(11));
            consul.check("service:web", "warning");
            status.set(503);
            consul.lab().clock().move(Duration.ofSeconds(11));
            consul.check("service:web", "critical");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_tcp_check_connects_or_says_why_not() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            port = server.getLocalPort();
            register("{\"TCP\":\"localhost:" + port + "\",\"Interval\":\"1s\"}");
            JsonNode check = consul.check("service:web", "passing");
            assertEquals(
                    "TCP connect localhost:" + port + ": Success",
                    check.path("Output").asText());
        }
        JsonNode check = consul.check("service:web", "critical");
        assertTrue(check.path("Output").asText().startsWith("dial tcp localhost:" + port + ": "), check.toString());
    }

    @Test
    void an_address_that_is_not_loopback_is_not_dialled() throws Exception {
        register("{\"HTTP\":\"http://192.0.2.1:80/\",\"Interval\":\"10s\"}");
        for (int i = 0; i < 10_000; i++) {
            String output = consul.json("/agent/checks")
                    .path("service:web")
                    .path("Output")
                    .asText();
            if (output.isEmpty()) continue;
            assertTrue(output.contains("not dialled: the lab reaches loopback addresses only"), output);
            return;
        }
        throw new AssertionError("the check was not run");
    }

    @Test
    void a_service_that_is_critical_for_too_long_is_deregistered() throws Exception {
        consul.lab().clock().freeze();
        register("{\"TTL\":\"10s\",\"DeregisterCriticalServiceAfter\":\"90s\"}");
        consul.put("/agent/check/pass/service:web", "");
        consul.lab().clock().move(Duration.ofSeconds(11));
        consul.check("service:web", "critical");
        consul.lab().clock().move(Duration.ofSeconds(80));
        consul.put("/agent/check/pass/service:web", "");
        consul.lab().clock().move(Duration.ofSeconds(11));
        consul.check("service:web", "critical");
        long index = ConsulLab.index(consul.get("/catalog/services"));
        assertEquals(1, consul.json("/catalog/service/web").size());
        var gone = consul.held("/catalog/services?index=" + index);
        consul.lab().clock().move(Duration.ofSeconds(91));
        assertEquals("{\"consul\":[]}", ConsulLab.come(gone).body());
        assertEquals("{}", consul.json("/agent/checks").toString());
    }

    @Test
    void failures_before_critical_are_forgiven() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        consul.lab().clock().freeze();
        register("{\"TCP\":\"127.0.0.1:" + port
                + "\",\"Interval\":\"1s\",\"Status\":\"passing\",\"FailuresBeforeCritical\":2}");
        assertEquals(1, passing());
        for (int i = 0; i < 10_000 && passing() == 1; i++) consul.lab().clock().move(Duration.ofSeconds(2));
        consul.check("service:web", "critical");
    }

    @Test
    void maintenance_takes_a_service_or_the_node_out() throws Exception {
        register("{\"TTL\":\"30s\",\"Status\":\"passing\"}");
        assertEquals(1, passing());
        consul.put("/agent/service/maintenance/web?enable=true&reason=work", "");
        assertEquals(0, passing());
        assertEquals(
                "work",
                consul.check("_service_maintenance:web", "critical")
                        .path("Notes")
                        .asText());
        assertEquals(
                "maintenance",
                consul.get("/agent/health/service/id/web?format=text").body());
        consul.put("/agent/service/maintenance/web?enable=false", "");
        assertEquals(1, passing());
        consul.put("/agent/maintenance?enable=true", "");
        assertEquals(0, passing());
        consul.put("/agent/maintenance?enable=false", "");
        assertEquals(1, passing());
        assertEquals(400, consul.send("PUT", "/agent/maintenance", "").statusCode());
        assertEquals(
                404,
                consul.send("PUT", "/agent/service/maintenance/no?enable=true", "")
                        .statusCode());
    }

    @Test
    void definitions_that_cannot_be_are_refused_with_their_reason() throws Exception {
        String[][] wrong = {
            {"{}", "400 Invalid check: TTL must be > 0 for TTL checks"},
            {"{\"TTL\":\"x\"}", "400 Request decode failed: time: invalid duration \"x\" in field TTL"},
            {"{\"HTTP\":\"http://127.0.0.1/\"}", "400 Invalid check: Interval must be > 0 for Script, HTTP"},
            {"{\"TTL\":\"1s\",\"Interval\":\"1s\"}", "400 Invalid check: Interval and TTL cannot both be specified"},
            {"{\"Args\":[\"true\"],\"Interval\":\"1s\"}", "400 Scripts are disabled on this agent"},
            {"{\"UDP\":\"127.0.0.1:1\",\"Interval\":\"1s\"}", "501 not implemented: UDP checks"},
            {"{\"TTL\":\"1s\",\"Status\":\"fine\"}", "400 Invalid check status: \"fine\""},
            {"[]", "400 Request decode failed: an object is wanted, not ARRAY"},
        };
        for (String[] each : wrong) {
            var refused = consul.send("PUT", "/agent/service/register", "{\"Name\":\"web\",\"Check\":" + each[0] + "}");
            String said = refused.statusCode() + " " + refused.body();
            assertTrue(said.startsWith(each[1]), each[0] + ": " + said);
        }
        assertEquals("{}", consul.json("/agent/services").toString());
        assertEquals(404, consul.send("PUT", "/agent/check/pass/none", "").statusCode());
        assertEquals(404, consul.send("PUT", "/agent/check/deregister/none", "").statusCode());
    }

    @Test
    void replacing_the_checks_takes_the_others_away() throws Exception {
        String two = "{\"name\":\"web\",\"checks\":[{\"ttl\":\"1m\"},{\"ttl\":\"2m\",\"check_id\":\"b\"}]}";
        consul.put("/agent/service/register", two);
        assertEquals(3, consul.json("/health/service/web").get(0).path("Checks").size());
        consul.put("/agent/service/register?replace-existing-checks", "{\"Name\":\"web\"}");
        assertEquals(1, consul.json("/health/service/web").get(0).path("Checks").size());
    }
}
