package voicelab.systems.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import voicelab.protocols.metrics.MetricFamily;
import voicelab.protocols.metrics.MetricSample;

/** Every series of every target's last scrape, and those that Prometheus itself adds. */
record SeriesBook(Scrapes scrapes, PrometheusSettings settings) {
    /** Prometheus looks back so far for a last value ({@code query.lookback-delta}). */
    static final Duration LOOK_BACK = Duration.ofMinutes(5);

    /** There is more than one answer may hold. */
    static final class TooMany extends Exception {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("query processing would load too many samples into memory in query execution");
        }
    }

    /** Those that fit the selector and are not older than {@link #LOOK_BACK}. */
    List<Series> find(Selector selector, Instant at) throws TooMany {
        List<Series> found = new ArrayList<>();
        for (Scrape scrape : scrapes.all()) {
            if (scrape.at().isBefore(at.minus(LOOK_BACK))) continue;
            each(scrape, series -> {
                if (found.size() <= settings.mostResults() && selector.fits(series)) found.add(series);
            });
            if (found.size() > settings.mostResults()) throw new TooMany();
        }
        return found;
    }

    /** Every series of one scrape. */
    static void each(Scrape scrape, Consumer<Series> hears) {
        Target target = scrape.target();
        hears.accept(Series.of(target, "up", Map.of(), scrape.up() ? 1 : 0));
        hears.accept(Series.of(target, "scrape_duration_seconds", Map.of(), scrape.seconds()));
        hears.accept(Series.of(target, "scrape_samples_scraped", Map.of(), scrape.samples()));
        for (MetricFamily family : scrape.families())
            for (MetricSample sample : family.samples())
                hears.accept(Series.of(target, sample.name(), sample.labels(), sample.value()));
    }
}
