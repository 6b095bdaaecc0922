package voicelab.systems.prometheus;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.metrics.MetricFamily;
import voicelab.protocols.metrics.MetricReader;
import voicelab.protocols.metrics.MetricSyntaxError;
import voicelab.standin.LabContext;

/** Asks one target over its arrow. Blocks. */
record Scraper(LabContext lab, PrometheusSettings settings) {
    private static final int OK = 200;
    private static final double NANOS = 1e9;

    Scrape scrape(Target target, String nonce, long number) {
        String url = target.url(nonce);
        Instant at = lab.clock().instant();
        long begin = lab.ticker().nanos();
        String error = "";
        List<MetricFamily> families = List.of();
        try {
            families = ask(target, url);
        } catch (IOException e) {
            error = String.valueOf(e.getMessage());
        }
        return new Scrape(target, number, url, at, (lab.ticker().nanos() - begin) / NANOS, error, families);
    }

    private List<MetricFamily> ask(Target target, String url) throws IOException {
        Duration patience = settings.scrapeTimeout();
        HttpHeaders headers = HttpHeaders.of(
                "Accept",
                "text/plain;version=0.0.4;q=1,*/*;q=0.1",
                "User-Agent",
                "VoiceLab-Prometheus",
                "X-Prometheus-Scrape-Timeout-Seconds",
                Long.toString(Math.max(1, patience.toSeconds())));
        HttpRequest request = new HttpRequest("GET", url, headers, new byte[0]);
        Parcel parcel = lab.arrow(target.link().id()).call(request, new Hop(null, target.at()), patience);
        if (!(parcel instanceof HttpReply reply)) throw new IOException("no HTTP answer: " + parcel.summary());
        if (reply.status() != OK) throw new IOException("server returned HTTP status " + reply.status());
        try {
            return MetricReader.read(reply.body(), settings.bounds());
        } catch (MetricSyntaxError e) {
            throw new IOException("not the text format 0.0.4: " + e.getMessage(), e);
        }
    }
}
