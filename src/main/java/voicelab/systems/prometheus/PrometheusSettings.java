package voicelab.systems.prometheus;

import java.time.Duration;
import java.util.Set;
import voicelab.protocols.metrics.MetricBounds;
import voicelab.standin.Settings;

/**
 * What a profile may say about Prometheus.
 *
 * @param scrapeInterval between two scrapes of a target, in the lab's time
 * @param firstScrape how long after the lab is ready the first round begins, in the lab's time
 * @param scrapeTimeout real time that a target has for its answer
 * @param mostTargets further ones are not scraped; the page says so
 * @param mostSamples of one scrape; more makes it fail
 * @param mostBytes of one scrape
 * @param mostResults series in one answer of a query
 */
record PrometheusSettings(
        Duration scrapeInterval,
        Duration firstScrape,
        Duration scrapeTimeout,
        int mostTargets,
        int mostSamples,
        int mostBytes,
        int mostResults) {
    private static final int LABELS = 64;
    private static final int TEXT = 1_024;

    static PrometheusSettings read(Settings all) {
        all.only(Set.of(
                "scrape-interval",
                "first-scrape",
                "scrape-timeout",
                "most-targets",
                "most-samples",
                "most-bytes",
                "most-results"));
        return new PrometheusSettings(
                positive(all, "scrape-interval", Duration.ofSeconds(30)),
                positive(all, "first-scrape", Duration.ofSeconds(5)),
                positive(all, "scrape-timeout", Duration.ofSeconds(10)),
                within(all, "most-targets", 200, 1_000),
                within(all, "most-samples", 10_000, 100_000),
                within(all, "most-bytes", 4 << 20, 16 << 20),
                within(all, "most-results", 20_000, 200_000));
    }

    MetricBounds bounds() {
        return new MetricBounds(mostBytes, mostSamples, LABELS, TEXT);
    }

    private static Duration positive(Settings all, String key, Duration usual) {
        Duration value = all.duration(key, usual);
        if (value.isZero() || value.isNegative()) throw all.fault(key + " must be longer than nothing");
        return value;
    }

    private static int within(Settings all, String key, int usual, int most) {
        int value = all.number(key, usual);
        if (value < 1 || value > most) throw all.fault(key + " must be from 1 to " + most);
        return value;
    }
}
