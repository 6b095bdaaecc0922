package voicelab.systems.prometheus;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.metrics.MetricFamily;
import voicelab.protocols.metrics.MetricSample;
import voicelab.protocols.metrics.MetricText;

/** A page to look at: every target, and the last values of each. No script, nothing from elsewhere. */
record TargetsPage(Scrapes scrapes, PrometheusSettings settings) {
    private static final int MOST_ROWS = 2_000;
    private static final int MILLIS = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final String HEAD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Prometheus</title>
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <style>
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2430;background:#fff}
            h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .4rem}p{margin:.3rem 0 0;color:#55606e}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .8rem .3rem 0;vertical-align:top;
            border-bottom:1px solid #e4e8ed;white-space:nowrap}td p{white-space:normal;font-weight:400;min-width:14rem}th{font-weight:600;color:#55606e}td.n{text-align:right;font-variant-numeric:tabular-nums}
            th.n{text-align:right}code{font:13px/1.4 ui-monospace,monospace;white-space:normal;overflow-wrap:anywhere}
            .up,.down,.unknown{font-weight:600}.up{color:#12703c}.down{color:#b3261e}.unknown{color:#7a5b00}
            details{margin:.2rem 0 .6rem}summary{cursor:pointer}
            @media(prefers-color-scheme:dark){body{color:#e3e7ec;background:#14181d}th,td{border-color:#2c343d}
            p,th{color:#9aa5b1}.up{color:#5ccb8b}.down{color:#ff8a80}.unknown{color:#e2bd5a}}
            </style></head><body>
            """;

    HttpReply answer(Asked asked) {
        StringBuilder html = new StringBuilder(HEAD);
        List<Target> targets = scrapes.targets();
        long up = scrapes.all().stream().filter(Scrape::up).count();
        html.append("<h1>Targets</h1><p>")
                .append(up)
                .append(" of ")
                .append(targets.size())
                .append(" up; scraped every ")
                .append(TargetsApi.seconds(settings.scrapeInterval()))
                .append(
                        " of the lab's time. Only the last values are kept; for graphs and rules point a real Prometheus at")
                .append(" the lab with <a href=\"/lab/v1/prometheus.yml\">this configuration</a>.</p>")
                .append("<table><tr><th>Job</th><th>Instance</th><th>State</th><th>Pod</th><th>Arrow</th>")
                .append("<th>Last scrape</th><th class=n>Samples</th><th class=n>Took</th></tr>");
        targets.forEach(target -> row(html, target));
        html.append("</table><h2>Last values</h2>");
        targets.forEach(target -> scrapes.last(target).filter(Scrape::up).ifPresent(s -> values(html, s)));
        return HttpReply.of(
                        200,
                        "text/html; charset=utf-8",
                        html.append("</body></html>\n").toString())
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }

    private void row(StringBuilder html, Target target) {
        Optional<Scrape> last = scrapes.last(target);
        String state = last.map(s -> s.up() ? "up" : "down").orElse("unknown");
        String error = last.map(Scrape::error).orElse("");
        html.append("<tr><td>")
                .append(escaped(target.job()))
                .append("</td><td><a href=\"")
                .append(escaped(target.url("")))
                .append("\"><code>")
                .append(escaped(target.instance()))
                .append("</code></a></td><td class=\"")
                .append(state)
                .append("\">")
                .append(state)
                .append(error.isEmpty() ? "" : "<p>" + escaped(error) + "</p>")
                .append("</td><td>")
                .append(escaped(target.pod()))
                .append("</td><td>")
                .append(escaped(target.link().id()))
                .append("</td><td>")
                .append(last.map(s -> TIME.format(s.at())).orElse("never"))
                .append("</td><td class=n>")
                .append(last.map(s -> Integer.toString(s.samples())).orElse(""))
                .append("</td><td class=n>")
                .append(last.map(s -> Math.round(s.seconds() * MILLIS) + " ms").orElse(""))
                .append("</td></tr>");
    }

    private static void values(StringBuilder html, Scrape scrape) {
        html.append("<details><summary>")
                .append(escaped(scrape.target().job() + " of " + scrape.target().pod()))
                .append("</summary><table>");
        int rows = 0;
        for (MetricFamily family : scrape.families())
            for (MetricSample sample : family.samples()) {
                if (++rows > MOST_ROWS) break;
                html.append("<tr><td title=\"")
                        .append(escaped(family.help()))
                        .append("\"><code>")
                        .append(escaped(MetricText.series(sample.name(), sample.labels())))
                        .append("</code></td><td class=n>")
                        .append(MetricText.number(sample.value()))
                        .append("</td></tr>");
            }
        html.append("</table>");
        if (rows > MOST_ROWS) html.append("<p>and more</p>");
        html.append("</details>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
