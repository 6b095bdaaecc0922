package voicelab.systems.interactionserver;

import java.util.HashSet;
import java.util.Set;

/** Prometheus text, version 0.0.4. */
final class MetricText {
    private final StringBuilder text = new StringBuilder(4_096);
    private final Set<String> typed = new HashSet<>();
    private final String prefix;

    MetricText(String prefix) {
        this.prefix = prefix;
    }

    /** @param labels name, value, name, value ... */
    void gauge(String name, long value, String... labels) {
        line("gauge", name, value, labels);
    }

    void counter(String name, long value, String... labels) {
        line("counter", name, value, labels);
    }

    private void line(String type, String name, long value, String... labels) {
        if (typed.add(name))
            text.append("# TYPE ")
                    .append(prefix)
                    .append(name)
                    .append(' ')
                    .append(type)
                    .append('\n');
        text.append(prefix).append(name);
        for (int i = 0; i < labels.length; i += 2)
            text.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        if (labels.length > 0) text.append('}');
        text.append(' ').append(value).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
