package voicelab.systems.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.boot.RunningLab;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.systems.gvp.GvpLab;

/** Two pods and an Interaction Server are scraped; what Prometheus says of them is asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusStandInTest {
    private static final String PROFILE = """
            profile: scraped
            systems:
              interaction-server:
                queues: [Inbound]
              mcp: {count: 2}
              log-exporter:
              prometheus: {most-samples: 50}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private GvpLab gvp;

    @BeforeAll
    void boot() throws Exception {
        gvp = GvpLab.boot("127.37.62.0/24", PROFILE);
    }

    @AfterAll
    void close() {
        gvp.close();
    }

    @BeforeEach
    void quiet() {
        lab().clock().freeze(); // no scrape but those that a test asks for
    }

    @AfterEach
    void mend() {
        lab().clock().resume();
        lab().faults().mendAll();
        lab().rooms().start(new InstanceId(new SystemId("log-exporter"), 2));
        lab().reset();
        assertEquals(0, lab().journal().bugs(), () -> lab().journal().tail(20).toString());
    }

    private RunningLab lab() {
        return gvp.lab();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path) throws Exception {
        URI uri = URI.create("http://" + gvp.address("prometheus").getHostAddress() + ":9090" + path);
        return http.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(), path);
    }

    private HttpResponse<String> query(String query) throws Exception {
        return get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private JsonNode result(String query) throws Exception {
        return data(query(query)).path("result");
    }

    private static JsonNode data(HttpResponse<String> answer) throws Exception {
        JsonNode json = new ObjectMapper().readTree(answer.body());
        assertEquals("success", json.path("status").asText(), answer.body());
        return json.path("data");
    }

    private JsonNode scrape(String order) throws Exception {
        HttpRequest.Builder post = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order));
        return data(send(post, "/lab/v1/scrape")).path("scrapes");
    }

    @Test
    void targets_are_those_of_the_map_whose_end_runs_each_instance_one() throws Exception {
        JsonNode before = data(get("/api/v1/targets")).path("activeTargets");
        assertEquals(3, before.size());
        scrape("{}");
        JsonNode targets = data(get("/api/v1/targets?state=active")).path("activeTargets");
        JsonNode second = targets.get(1);
        assertEquals("http://127.37.62.22:8200/log", second.path("scrapeUrl").asText());
        assertEquals("up", second.path("health").asText());
        assertEquals("30s", second.path("scrapeInterval").asText());
        assertEquals("log-exporter", second.path("scrapePool").asText());
        assertEquals("mcp-2", second.path("labels").path("pod").asText());
        assertEquals("127.37.62.22:8200", second.path("labels").path("instance").asText());
        assertEquals(
                "mcp-12",
                second.path("discoveredLabels").path("__meta_lab_link").asText());
        assertTrue(second.path("lastScrapeDuration").asDouble() > 0);
        assertEquals(
                0,
                data(get("/api/v1/targets?state=dropped")).path("activeTargets").size());
    }

    @Test
    void a_scrape_crosses_its_arrow_from_prometheus_own_address() throws Exception {
        long since = lab().journal().last();
        JsonNode scraped = scrape("{\"link\":\"mcp-12\",\"nonce\":\"n-42\"}");
        assertEquals(2, scraped.size());
        assertTrue(scraped.get(0).path("scrapeUrl").asText().endsWith("/log?nonce=n-42"));
        JournalEntry arrived = lab().journal()
                .await(
                        since,
                        "the scrape at the exporter",
                        e -> e.kind() == Kind.ARRIVED
                                && e.link().equals("mcp-12")
                                && e.field("nonce").equals("n-42"),
                        GvpLab.PATIENCE);
        assertEquals(gvp.address("prometheus"), arrived.source().getAddress());
    }

    @Test
    void it_scrapes_by_itself_every_thirty_seconds_of_the_labs_time() throws Exception {
        for (int round = 0; round < 2; round++) {
            String before = lastScrapes();
            lab().clock().move(Duration.ofSeconds(31));
            long deadline = System.nanoTime() + GvpLab.PATIENCE.toNanos();
            // every target's, taken in: one that is still under way would leave out the next turn
            while (overlap(before, lastScrapes())) assertTrue(System.nanoTime() < deadline, "round " + round);
        }
    }

    private String lastScrapes() throws Exception {
        StringBuilder all = new StringBuilder();
        for (JsonNode target : data(get("/api/v1/targets")).path("activeTargets"))
            all.append(target.path("scrapeUrl").asText())
                    .append(' ')
                    .append(target.path("lastScrape").asText())
                    .append('\n');
        return all.toString();
    }

    /** Whether some target was not scraped between the two looks. */
    private static boolean overlap(String before, String now) {
        return now.lines().anyMatch(before.lines().toList()::contains);
    }

    @Test
    void a_query_finds_last_values_by_name_and_labels() throws Exception {
        scrape("{}");
        assertEquals(3, result("up").size());
        JsonNode one = result("up{pod=~\"mcp-.\"}").get(0);
        assertEquals("1", one.path("value").path(1).asText());
        assertEquals("up", one.path("metric").path("__name__").asText());
        assertEquals("mcp-log", one.path("metric").path("container").asText());
        double now = lab().clock().instant().toEpochMilli() / 1_000.0;
        assertEquals(now, one.path("value").path(0).asDouble(), 0.01);
        assertEquals(2, result("lab_log_lines_total{level=\"EROR\",job!=\"x\"}").size());
        assertEquals(
                1, result("scrape_samples_scraped{job=\"interaction-server\"}").size());
        assertEquals(0, result("no_such_metric").size());

        HttpRequest.Builder form = HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("query=up%7Bjob%3D%22interaction-server%22%7D"));
        assertEquals(1, data(send(form, "/api/v1/query")).path("result").size());
        assertEquals(
                "[\"interaction-server\",\"log-exporter\"]",
                data(get("/api/v1/label/job/values")).toString());
        assertTrue(data(get("/api/v1/labels")).toString().contains("\"level\""));
        assertEquals(
                3,
                data(get("/api/v1/series?match[]=up".replace("[]", "%5B%5D"))).size());
        assertEquals(
                "counter",
                data(get("/api/v1/metadata?metric=lab_log_lines_total"))
                        .path("lab_log_lines_total")
                        .path(0)
                        .path("type")
                        .asText());
    }

    @Test
    void what_is_more_than_a_selector_is_said_to_be_not_done_in_prometheus_own_words() throws Exception {
        HttpResponse<String> rate = query("rate(up[5m])");
        assertEquals(422, rate.statusCode());
        JsonNode error = new ObjectMapper().readTree(rate.body());
        assertEquals("error", error.path("status").asText());
        assertEquals("execution", error.path("errorType").asText());
        assertTrue(error.path("error").asText().contains("point a real Prometheus at the lab"));
        assertEquals(
                422, get("/api/v1/query_range?query=up&start=0&end=1&step=1").statusCode());
        assertEquals(422, get("/api/v1/query?query=up&time=1000").statusCode());

        HttpResponse<String> wrong = query("up{");
        assertEquals(400, wrong.statusCode());
        assertEquals(
                "bad_data",
                new ObjectMapper().readTree(wrong.body()).path("errorType").asText());
        assertEquals(400, get("/api/v1/query").statusCode());
        assertEquals(400, get("/api/v1/query?query=up&time=x").statusCode());
        assertEquals(400, get("/api/v1/label/a-b/values").statusCode());
        assertEquals(404, get("/api/v1/rules").statusCode());
        assertTrue(lab().journal().since(0).stream().anyMatch(e -> e.kind() == Kind.UNSUPPORTED));
    }

    @Test
    void a_target_that_is_gone_or_cut_off_is_down_and_its_series_with_it() throws Exception {
        scrape("{}");
        lab().rooms().stop(new InstanceId(new SystemId("log-exporter"), 2));
        lab().faults().set(new FaultParser(lab().map()).parse("ixn-12=cut"));
        scrape("{}");
        assertEquals(
                "0", result("up{pod=\"mcp-2\"}").get(0).path("value").path(1).asText());
        assertEquals(1, result("lab_log_gaps_total").size());
        JsonNode server = result("up{job=\"interaction-server\"}").get(0);
        assertEquals("0", server.path("value").path(1).asText());
        JsonNode target = data(get("/api/v1/targets")).path("activeTargets").get(2);
        assertEquals("down", target.path("health").asText());
        assertTrue(target.path("lastError").asText().contains("is cut"), target.toString());
        assertTrue(get("/").body().contains("is cut"));
    }

    @Test
    void a_reset_forgets_last_values() throws Exception {
        scrape("{\"link\":\"ixn-12\"}");
        assertEquals(1, result("ixn_health_info_run_mode").size());
        lab().reset();
        assertEquals(0, result("{job=~\".+\"}").size());
        assertEquals(3, data(get("/api/v1/targets")).path("activeTargets").size());
    }

    @Test
    void values_older_than_five_minutes_are_not_found() throws Exception {
        lab().clock().move(Duration.ofHours(1)); // so that a moment before now is no moment before the lab
        scrape("{\"link\":\"ixn-12\"}");
        double now = lab().clock().instant().toEpochMilli() / 1_000.0;
        assertEquals(
                1,
                data(get("/api/v1/query?query=ixn_health_info_run_mode&time=" + String.format("%.3f", now + 290)))
                        .path("result")
                        .size());
        assertEquals(
                422,
                get("/api/v1/query?query=ixn_health_info_run_mode&time=" + String.format("%.3f", now + 310))
                        .statusCode());
    }

    @Test
    void the_page_shows_targets_and_values_and_the_health_paths_answer() throws Exception {
        scrape("{}");
        HttpResponse<String> page = get("/targets");
        assertEquals(
                "text/html; charset=utf-8",
                page.headers().firstValue("Content-Type").orElse(""));
        assertTrue(page.body().contains("3 of 3 up"), page.body());
        assertTrue(page.body().contains("lab_log_lines_total{level=&quot;EROR&quot;}"));
        assertFalse(page.body().contains("<script"));
        assertEquals(200, get("/-/healthy").statusCode());
        assertEquals(200, get("/-/ready").statusCode());
        String yml = get("/lab/v1/prometheus.yml").body();
        assertTrue(
                yml.contains("- targets: [\"127.37.62.22:8200\"]\n        labels: {pod: mcp-2, container: mcp-log}"),
                yml);
    }

    @Test
    void bad_orders_are_refused() throws Exception {
        for (String bad : new String[] {"[]", "{\"x\":1}", "{\"nonce\":\"a b\"}", "{\"link\":\"../\"}", "{"}) {
            HttpRequest.Builder post = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(bad));
            assertEquals(400, send(post, "/lab/v1/scrape").statusCode(), bad);
        }
        assertEquals(0, scrape("{\"link\":\"gvp-1\"}").size());
    }
}
