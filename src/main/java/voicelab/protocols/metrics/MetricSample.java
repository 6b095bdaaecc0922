package voicelab.protocols.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One line of the text.
 *
 * @param name the whole name, for a histogram with its suffix
 * @param labels sorted by name; an empty value is the same as no label, and is left out
 * @param timestampMillis since the epoch, when the exporter tells one
 */
public record MetricSample(String name, Map<String, String> labels, double value, OptionalLong timestampMillis) {
    public MetricSample {
        if (!MetricNames.isMetric(name)) throw new IllegalArgumentException("not a metric name: " + name);
        TreeMap<String, String> sorted = new TreeMap<>(labels);
        sorted.values().removeIf(String::isEmpty);
        for (String label : sorted.keySet())
            if (!MetricNames.isLabel(label)) throw new IllegalArgumentException("not a label name: " + label);
        labels = Collections.unmodifiableMap(sorted);
    }

    public MetricSample(String name, Map<String, String> labels, double value) {
        this(name, labels, value, OptionalLong.empty());
    }

    /** What makes this series this series. */
    Series series() {
        return new Series(name, labels);
    }

    record Series(String name, Map<String, String> labels) {}
}
