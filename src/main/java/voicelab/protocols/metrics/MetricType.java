package voicelab.protocols.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The five types of the text format. */
public enum MetricType {
    COUNTER(List.of("")),
    GAUGE(List.of("")),
    UNTYPED(List.of("")),
    SUMMARY(List.of("", "_sum", "_count")),
    HISTOGRAM(List.of("_bucket", "_sum", "_count"));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of above
    private final List<String> suffixes;

    MetricType(List<String> suffixes) {
        this.suffixes = suffixes;
    }

    /** What a sample's name may add to its family's name. */
    List<String> suffixes() {
        return suffixes;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MetricType> named(String word) {
        for (MetricType each : values()) if (each.word().equals(word)) return Optional.of(each);
        return Optional.empty();
    }
}
