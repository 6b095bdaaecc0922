package voicelab.systems.servicehandler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.boot.Catalogue;
import voicelab.boot.RunningLab;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.systems.gvp.GvpLab;

/** Three pods beside a little Consul: registration over TLS, probes, the self-test call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceHandlerStandInTest {
    private static final SystemId HANDLER = new SystemId("service-handler");
    private static final SystemId MCP = new SystemId("mcp");
    private static final String PROFILE = """
            profile: pods
            systems:
              consul:
              mcp: {count: 3}
              service-handler:
            """;

    private final LittleConsul consul = new LittleConsul();
    private final HttpClient client = HttpClient.newHttpClient();
    private GvpLab gvp;

    @BeforeAll
    void boot() throws Exception {
        gvp = GvpLab.boot("127.20.32.0/24", PROFILE, Catalogue.shipped().and("consul", () -> consul));
    }

    @AfterAll
    void close() {
        gvp.close();
    }

    @BeforeEach
    void quiet() {
        lab().clock().freeze(); // no registration but those that a test asks for
        consul.puts.clear();
    }

    @AfterEach
    void mend() {
        lab().clock().resume();
        consul.status = 200;
        for (int n = 1; n <= 3; n++) {
            lab().rooms().start(new InstanceId(MCP, n));
            lab().rooms().start(new InstanceId(HANDLER, n));
        }
        lab().reset();
        assertEquals(0, lab().journal().bugs(), () -> lab().journal().tail(20).toString());
    }

    private RunningLab lab() {
        return gvp.lab();
    }

    private String url(int number, String path) {
        String host = lab().plan().address(new InstanceId(HANDLER, number)).getHostAddress();
        return "http://" + host + ":8300" + path;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(int number, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url(number, path))));
    }

    private HttpResponse<String> post(int number, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url(number, "/lab/v1/register")))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void each_mcp_is_registered_with_its_own_address_and_a_check() throws Exception {
        assertEquals(Set.of("mcp", "mcp-2", "mcp-3"), new TreeSet<>(consul.services.keySet()));
        JsonNode second = consul.services.get("mcp-2");
        assertEquals("gvp-mcp", second.path("Name").asText());
        assertEquals("127.20.32.22", second.path("Address").asText());
        assertEquals(5070, second.path("Port").asInt());
        JsonNode check = second.path("Check");
        assertEquals("http://127.20.32.22:8300/mcp/liveness", check.path("HTTP").asText());
        assertEquals("30s", check.path("Interval").asText());
        assertEquals("10s", check.path("Timeout").asText());
    }

    @Test
    void it_registers_again_every_ten_seconds_of_the_labs_time_under_tls_from_its_pods_address() throws Exception {
        lab().clock().move(Duration.ofSeconds(9));
        assertEquals(0, consul.puts.size());
        lab().clock().move(Duration.ofSeconds(1));
        List<String> came = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LittleConsul.Put put = consul.next();
            came.add(put.port() + " " + put.path() + " " + put.from());
        }
        came.sort(String::compareTo);
        assertEquals(
                List.of(
                        "8501 /v1/agent/service/register 127.20.32.21",
                        "8501 /v1/agent/service/register 127.20.32.22",
                        "8501 /v1/agent/service/register 127.20.32.23"),
                came);
        JournalEntry arrived = lab().journal()
                .await(
                        0,
                        "a registration of the third pod",
                        e -> e.kind() == Kind.ARRIVED && e.from().equals("service-handler-3"),
                        GvpLab.PATIENCE);
        assertEquals("gvp-10", arrived.link());
    }

    @Test
    void a_registration_asked_for_goes_at_once_to_the_named_port_with_its_meta_until_it_is_taken_back()
            throws Exception {
        assertEquals(
                200,
                post(2, "{\"port\":8500,\"meta\":{\"nonce\":\"n 1\"},\"interval\":\"1s\"}")
                        .statusCode());
        LittleConsul.Put put = consul.next();
        assertEquals(8500, put.port());
        assertEquals("n 1", put.body().path("Meta").path("nonce").asText());
        assertEquals("1s", put.body().path("Check").path("Interval").asText());
        assertEquals(
                "http://127.20.32.22:8300/mcp/liveness?nonce=n+1",
                put.body().path("Check").path("HTTP").asText());
        post(2, "{\"port\":8501,\"meta\":{\"nonce\":\"n 2\"}}");
        assertEquals(8501, consul.next().port());
        assertEquals(
                "n 2", consul.services.get("mcp-2").path("Meta").path("nonce").asText());
        send(HttpRequest.newBuilder(URI.create(url(2, "/lab/v1/register"))).DELETE());
        consul.next();
        assertFalse(consul.services.get("mcp-2").path("Meta").has("nonce"));
    }

    @Test
    void what_is_no_order_is_refused_with_a_reason() throws Exception {
        assertTrue(post(1, "{\"port\":1}").body().contains("port is 8500 or 8501"));
        assertTrue(post(1, "{\"meta\":5}").body().contains("meta is an object"));
        assertTrue(post(1, "{\"meta\":{\"a b\":\"c\"}}").body().contains("meta key"));
        assertTrue(post(1, "{\"interval\":\"soon\"}").body().contains("interval is a duration"));
        assertTrue(post(1, "{\"tag\":1}").body().contains("unknown key tag"));
        assertEquals(400, post(1, "[").statusCode());
        assertEquals(0, consul.puts.size());
    }

    @Test
    void a_consul_that_refuses_is_told_and_noted_once() throws Exception {
        consul.status = 403;
        HttpResponse<String> answer = post(3, "{}");
        assertEquals(502, answer.statusCode());
        assertTrue(
                json(answer).path("error").asText().contains("Consul answers 403: Permission denied"), answer.body());
        consul.next();
        lab().clock().move(Duration.ofSeconds(10));
        for (int i = 0; i < 3; i++) consul.next();
        gvp.await("mcp-3 could not be registered: Consul answers 403");
        assertFalse(json(get(3, "/lab/v1/register")).path("registered").asBoolean(true));
        consul.status = 200;
        lab().clock().move(Duration.ofSeconds(10));
        gvp.await("mcp-3 is registered again");
        assertEquals(
                1,
                lab().journal().since(0).stream()
                        .filter(e -> e.summary().contains("mcp-3 could not be registered"))
                        .count());
    }

    @Test
    void a_cut_arrow_keeps_the_registration_out() throws Exception {
        lab().faults().set(new FaultParser(lab().map()).parse("gvp-10=cut"));
        HttpResponse<String> answer = post(2, "{}");
        assertEquals(502, answer.statusCode());
        assertTrue(answer.body().contains("arrow gvp-10 (service-handler -> consul) is cut"), answer.body());
    }

    @Test
    void a_handler_that_stops_takes_its_service_out() throws Exception {
        lab().rooms().stop(new InstanceId(HANDLER, 3));
        assertEquals("/v1/agent/service/deregister/mcp-3", consul.next().path());
        assertEquals(Set.of("mcp", "mcp-2"), new TreeSet<>(consul.services.keySet()));
        lab().rooms().start(new InstanceId(HANDLER, 3));
        assertEquals("/v1/agent/service/register", consul.next().path());
        assertEquals(3, consul.services.size());
    }

    @Test
    void liveness_follows_its_own_mcp() throws Exception {
        assertEquals(200, get(2, "/mcp/liveness").statusCode());
        lab().rooms().stop(new InstanceId(MCP, 2));
        HttpResponse<String> dead = get(2, "/mcp/liveness?nonce=1");
        assertEquals(503, dead.statusCode());
        assertEquals(
                "mcp-2 at 127.20.32.22:5070 cannot be reached",
                json(dead).path("reason").asText());
        assertEquals(200, get(1, "/mcp/liveness").statusCode());
        lab().rooms().start(new InstanceId(MCP, 2));
        assertEquals(200, get(2, "/mcp/liveness").statusCode());
    }

    @Test
    void readiness_places_one_call_for_all_who_ask_and_hears_what_mcp_says() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++)
            asked.add(client.sendAsync(
                    HttpRequest.newBuilder(URI.create(url(3, "/mcp/readiness"))).build(),
                    HttpResponse.BodyHandlers.ofString()));
        for (CompletableFuture<HttpResponse<String>> each : asked) {
            JsonNode body = json(each.get());
            assertEquals("ready", body.path("status").asText(), body::toString);
            assertEquals("ok", body.path("selfTest").path("heard").asText());
            assertTrue(body.path("selfTest").path("packets").asInt() > 5, body::toString);
        }
        long invites = lab().journal().since(0).stream()
                .filter(e -> e.kind() == Kind.ARRIVED && e.to().equals("mcp-3"))
                .filter(e -> e.field("method").equals("INVITE"))
                .count();
        assertEquals(1, invites);
    }

    @Test
    void an_mcp_that_is_gone_is_not_ready() throws Exception {
        lab().rooms().stop(new InstanceId(MCP, 1));
        HttpResponse<String> answer = get(1, "/mcp/readiness");
        assertEquals(503, answer.statusCode());
        assertTrue(json(answer).path("reason").asText().startsWith("self-test: "), answer.body());
    }

    @Test
    void an_unknown_path_is_404_in_json_and_another_method_405() throws Exception {
        HttpResponse<String> answer = get(1, "/mcp/deadness");
        assertEquals(404, answer.statusCode());
        assertEquals(
                "no such path here: /mcp/deadness", json(answer).path("error").asText());
        assertEquals(
                405,
                send(HttpRequest.newBuilder(URI.create(url(1, "/mcp/liveness"))).DELETE())
                        .statusCode());
    }
}
