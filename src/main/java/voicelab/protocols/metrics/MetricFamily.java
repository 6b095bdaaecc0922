package voicelab.protocols.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All series of one name.
 *
 * @param help one line for people; empty: none, which promtool complains of
 */
public record MetricFamily(String name, MetricType type, String help, List<MetricSample> samples) {
    public MetricFamily {
        if (!MetricNames.isMetric(name)) throw new IllegalArgumentException("not a metric name: " + name);
        samples = List.copyOf(samples);
        Set<MetricSample.Series> seen = new HashSet<>();
        for (MetricSample sample : samples) {
            if (!owns(name, type, sample.name()))
                throw new IllegalArgumentException(sample.name() + " is no sample of the " + type.word() + " " + name);
            if (!seen.add(sample.series()))
                throw new IllegalArgumentException("told twice: " + sample.name() + sample.labels());
        }
    }

    static boolean owns(String family, MetricType type, String sample) {
        if (!sample.startsWith(family)) return false;
        return type.suffixes().contains(sample.substring(family.length()));
    }
}
