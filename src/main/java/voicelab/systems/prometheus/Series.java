package voicelab.systems.prometheus;

import java.util.Map;
import java.util.TreeMap;

/**
 * One series with its last value.
 *
 * @param labels with {@code __name__}
 */
record Series(Map<String, String> labels, double value) {
    static final String NAME = "__name__";

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /**
     * A series as it is kept: the target's labels win, what the exporter said under the same name is called
     * {@code exported_...}, as {@code honor_labels: false} has it.
     */
    static Series of(Target target, String name, Map<String, String> said, double value) {
        Map<String, String> own = target.labels();
        Map<String, String> labels = new TreeMap<>(own);
        said.forEach((label, text) -> labels.put(own.containsKey(label) ? "exported_" + label : label, text));
        labels.put(NAME, name);
        return new Series(labels, value);
    }
}
