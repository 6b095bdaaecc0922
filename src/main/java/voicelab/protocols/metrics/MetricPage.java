package voicelab.protocols.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one scrape is answered with, put together line by line: families come out in the order in which they were first named,
 * each in one group as the format wants. Not for several threads.
 */
public final class MetricPage {
    private static final class Draft {
        private final MetricType type;
        private final String help;
        private final List<MetricSample> samples = new ArrayList<>();

        private Draft(MetricType type, String help) {
            this.type = type;
            this.help = help;
        }
    }

    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /** @param labels name, value, name, value ... */
    public MetricPage counter(String name, String help, long value, String... labels) {
        return counter(name, help, (double) value, labels);
    }

    public MetricPage counter(String name, String help, double value, String... labels) {
        return put(MetricType.COUNTER, name, help, value, pairs(labels));
    }

    /** @param labels name, value, name, value ... */
    public MetricPage gauge(String name, String help, long value, String... labels) {
        return gauge(name, help, (double) value, labels);
    }

    public MetricPage gauge(String name, String help, double value, String... labels) {
        return put(MetricType.GAUGE, name, help, value, pairs(labels));
    }

    public MetricPage put(MetricType type, String name, String help, double value, Map<String, String> labels) {
        draft(type, name, help).samples.add(new MetricSample(name, labels, value));
        return this;
    }

    /** A family that is whole already, for instance a histogram. */
    public MetricPage add(MetricFamily family) {
        draft(family.type(), family.name(), family.help()).samples.addAll(family.samples());
        return this;
    }

    private Draft draft(MetricType type, String name, String help) {
        Draft draft = drafts.computeIfAbsent(name, key -> new Draft(type, help));
        if (draft.type != type) throw new IllegalArgumentException(name + " is a " + draft.type.word() + " already");
        return draft;
    }

    private static Map<String, String> pairs(String... labels) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i += 2) pairs.put(labels[i], labels[i + 1]);
        return pairs;
    }

    public List<MetricFamily> families() {
        List<MetricFamily> families = new ArrayList<>();
        drafts.forEach((name, draft) -> families.add(new MetricFamily(name, draft.type, draft.help, draft.samples)));
        return families;
    }

    /** The text, to be sent as {@link MetricText#CONTENT_TYPE}. */
    public String text() {
        return MetricText.write(families());
    }
}
