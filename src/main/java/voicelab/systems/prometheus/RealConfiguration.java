package voicelab.systems.prometheus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.http.Asked;
import voicelab.protocols.http.HttpReply;

/** {@code GET /lab/v1/prometheus.yml}: what a real Prometheus needs to scrape this lab. */
record RealConfiguration(Scrapes scrapes, PrometheusSettings settings) {

    HttpReply answer(Asked asked) {
        return HttpReply.of(200, "application/yaml; charset=utf-8", text());
    }

    String text() {
        Map<String, List<Target>> jobs = new LinkedHashMap<>();
        for (Target target : scrapes.targets())
            jobs.computeIfAbsent(target.job(), key -> new java.util.ArrayList<>())
                    .add(target);
        StringBuilder text = new StringBuilder("# a real Prometheus scrapes this lab: prometheus --config.file=THIS\n")
                .append("global:\n  scrape_interval: ")
                .append(TargetsApi.seconds(settings.scrapeInterval()))
                .append("\n  scrape_timeout: ")
                .append(TargetsApi.seconds(min(settings)))
                .append("\nscrape_configs:\n");
        jobs.forEach((job, targets) -> job(text, job, targets));
        return text.toString();
    }

    private static java.time.Duration min(PrometheusSettings settings) {
        boolean fits = settings.scrapeTimeout().compareTo(settings.scrapeInterval()) <= 0;
        return fits ? settings.scrapeTimeout() : settings.scrapeInterval();
    }

    private static void job(StringBuilder text, String job, List<Target> targets) {
        ScrapePaths paths = ScrapePaths.of(targets.get(0).listener());
        text.append("  - job_name: ").append(job).append("\n    metrics_path: ").append(paths.path());
        if (!paths.parameters().pairs().isEmpty()) text.append("\n    params:");
        paths.parameters()
                .pairs()
                .forEach(p -> text.append("\n      ")
                        .append(p.name())
                        .append(": [\"")
                        .append(p.value())
                        .append("\"]"));
        text.append("\n    static_configs:\n");
        for (Target target : targets)
            text.append("      - targets: [\"")
                    .append(target.instance())
                    .append("\"]\n        labels: {pod: ")
                    .append(target.pod())
                    .append(", container: ")
                    .append(paths.container())
                    .append("}\n");
    }
}
