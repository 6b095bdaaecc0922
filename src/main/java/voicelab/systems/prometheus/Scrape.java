package voicelab.systems.prometheus;

import java.time.Instant;
import java.util.List;
import voicelab.protocols.metrics.MetricFamily;

/**
 * What one scrape of a target came to.
 *
 * @param number how many of this target there were
 * @param url as it was asked
 * @param error why it failed, in a sentence; empty when it did not
 * @param families nothing of a scrape that failed
 */
record Scrape(
        Target target, long number, String url, Instant at, double seconds, String error, List<MetricFamily> families) {

    boolean up() {
        return error.isEmpty();
    }

    int samples() {
        return families.stream().mapToInt(family -> family.samples().size()).sum();
    }
}
