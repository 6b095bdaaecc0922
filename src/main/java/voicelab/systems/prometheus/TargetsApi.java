package voicelab.systems.prometheus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.metrics.MetricFamily;

/** {@code targets} and {@code metadata}, as Prometheus documents them. */
record TargetsApi(Scrapes scrapes, PrometheusSettings settings) {
    /** What Prometheus says of a target that it has not scraped yet. */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    HttpReply targets(Asked asked) throws HttpRefusal {
        String state = asked.query().first("state").orElse("any");
        String pool = asked.query().first("scrapePool").orElse("");
        ObjectNode data = JsonBody.object();
        ArrayNode active = data.putArray("activeTargets");
        data.putArray("droppedTargets");
        if (state.equals("dropped")) return ApiReply.ok(data);
        for (Target target : scrapes.targets())
            if (pool.isEmpty() || pool.equals(target.job())) active.add(json(target));
        return ApiReply.ok(data);
    }

    private ObjectNode json(Target target) {
        Optional<Scrape> last = scrapes.last(target);
        ScrapePaths paths = ScrapePaths.of(target.listener());
        ObjectNode json = JsonBody.object();
        ObjectNode found = json.putObject("discoveredLabels");
        found.put("__address__", target.instance())
                .put("__metrics_path__", paths.path())
                .put("__scheme__", "http")
                .put("__scrape_interval__", interval())
                .put("__scrape_timeout__", seconds(settings.scrapeTimeout()))
                .put("__meta_lab_link", target.link().id())
                .put("__meta_lab_listener", target.listener().ref())
                .put("job", target.job());
        paths.parameters().pairs().forEach(p -> found.put("__param_" + p.name(), p.value()));
        target.labels().forEach(json.putObject("labels")::put);
        return json.put("scrapePool", target.job())
                .put("scrapeUrl", target.url(""))
                .put("globalUrl", target.url(""))
                .put("lastError", last.map(Scrape::error).orElse(""))
                .put("lastScrape", last.map(s -> s.at().toString()).orElse(NEVER))
                .put("lastScrapeDuration", last.map(Scrape::seconds).orElse(0.0))
                .put("health", last.map(s -> s.up() ? "up" : "down").orElse("unknown"))
                .put("scrapeInterval", interval())
                .put("scrapeTimeout", seconds(settings.scrapeTimeout()));
    }

    private String interval() {
        return seconds(settings.scrapeInterval());
    }

    /** {@code 30s} or {@code 500ms}. */
    static String seconds(java.time.Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    /** What the exporters say of their metrics. */
    HttpReply metadata(Asked asked) throws HttpRefusal {
        String wanted = asked.query().first("metric").orElse("");
        ObjectNode data = JsonBody.object();
        for (Scrape scrape : scrapes.all())
            for (MetricFamily family : scrape.families())
                if ((wanted.isEmpty() || wanted.equals(family.name())) && !data.has(family.name()))
                    data.putArray(family.name())
                            .addObject()
                            .put("type", word(family))
                            .put("help", family.help())
                            .put("unit", "");
        return ApiReply.ok(data);
    }

    private static String word(MetricFamily family) {
        String word = family.type().word();
        return word.equals("untyped") ? "unknown" : word;
    }
}
