package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus, with the configuration that the lab renders for it, scrapes every metrics port of a whole lab. */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LOOK_MILLIS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** promtool's opinions on names. These are the vendor's as they are published, or an SNMP object's, which has no underscore. */
    private static final Set<String> ON_NAMES = Set.of(
            "metric names should be written in 'snake_case' not 'camelCase'",
            "label names should be written in 'snake_case' not 'camelCase'",
            "counter metrics should have \"_total\" suffix",
            "non-histogram and non-summary metrics should not have \"_count\" suffix");

    private static final String PUBLISHED = "(ixn_health_info_[a-z_]+|(mcp|rm|rs|fm|FM|lab)[A-Z][A-Za-z0-9]*)";

    private final HttpClient http = HttpClient.newHttpClient();
    private Path directory;
    private LabProcess lab;

    @BeforeAll
    void boot(@TempDir Path folder) throws Exception {
        directory = folder;
        lab = LabProcess.boot(directory, "--front", "none", "--profile", "full");
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private String get(String url) throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), () -> url + ": " + answer.body());
        return answer.body();
    }

    private List<String> urls() throws Exception {
        List<String> urls = new ArrayList<>();
        JsonNode targets = JSON.readTree(get("http://" + lab.text("PROMETHEUS_HTTP") + "/api/v1/targets"));
        for (JsonNode each : targets.path("data").path("activeTargets"))
            urls.add(each.path("scrapeUrl").asText());
        return urls;
    }

    @Test
    void promtool_has_nothing_to_say_of_any_endpoint_but_of_names_that_are_published() throws Exception {
        List<String> urls = urls();
        assertTrue(urls.size() >= 8, urls.toString());
        for (String url : urls) {
            Path text = Files.writeString(directory.resolve("metrics.txt"), get(url));
            Tool.Ran ran = Tool.of("sh", "dash").run(LIMIT, directory, "-c", promtool() + " check metrics < " + text);
            for (String line : ran.output().lines().toList()) {
                String name = line.split(" ", 2)[0];
                String complaint = line.substring(Math.min(line.length(), name.length() + 1));
                assertTrue(name.matches(PUBLISHED) && ON_NAMES.contains(complaint), () -> url + ": " + line);
            }
        }
    }

    private static String promtool() {
        Tool.of("promtool", "prometheus"); // says what to install where it is missing
        return "promtool";
    }

    @Test
    void a_real_prometheus_finds_every_target_up_and_numbers_that_change_with_a_call() throws Exception {
        String yml = get("http://" + lab.text("PROMETHEUS_HTTP") + "/lab/v1/prometheus.yml")
                .replace("scrape_interval: 30s", "scrape_interval: 1s")
                .replace("scrape_timeout: 10s", "scrape_timeout: 1s");
        Path file = Files.writeString(directory.resolve("prometheus.yml"), yml);
        Tool.of("promtool", "prometheus")
                .run(LIMIT, directory, "check", "config", file.toString())
                .well();
        int port = FreeNet.port();
        try (Tool.Background real = Tool.of("prometheus", "prometheus")
                .start(
                        directory,
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + directory.resolve("tsdb"),
                        "--storage.tsdb.retention.time=1h",
                        "--web.listen-address=127.0.0.1:" + port)) {
            real.says("Server is ready to receive web requests", LIMIT);
            String at = "http://127.0.0.1:" + port;
            await(at, "count(up == 1)", urls().size());
            assertEquals(0, value(at, "count(up == 0)"), "every target is up");
            Set<String> jobs = new TreeSet<>();
            for (JsonNode each : result(at, "up"))
                jobs.add(each.path("metric").path("job").asText());
            assertTrue(
                    jobs.containsAll(Set.of("log-exporter", "resource-manager-log", "interaction-server")),
                    jobs::toString);

            String begun = "lab_log_messages_total{job=\"log-exporter\",id=\"50000\"}";
            double before = value(at, "sum(" + begun + ")");
            String id =
                    lab.post("/api/calls", "{\"number\":\"8001\"}").path("id").asText();
            await(at, "sum(" + begun + ")", before + 1);
            await(at, "sum(lab_log_messages_total{job=\"resource-manager-log\",id=\"20119\"})", 1);
            if (jobs.contains("snmp-exporter")) await(at, "sum(mcpSipCurrentInboundSessions)", 1);
            lab.delete("/api/calls/" + id);
            if (jobs.contains("snmp-exporter")) await(at, "sum(mcpSipCurrentInboundSessions)", 0);
            real.stopped();
        }
        lab.assertSound();
    }

    private void await(String at, String query, double wanted) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        double seen = value(at, query);
        while (seen != wanted) {
            if (System.nanoTime() > end) fail(query + " is " + seen + ", not " + wanted + ": " + result(at, "up"));
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            seen = value(at, query);
        }
    }

    /** The one value of a query; 0 when there is none. */
    private double value(String at, String query) throws Exception {
        return result(at, query).path(0).path("value").path(1).asDouble();
    }

    private JsonNode result(String at, String query) throws Exception {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return JSON.readTree(get(at + "/api/v1/query?query=" + encoded))
                .path("data")
                .path("result");
    }
}
