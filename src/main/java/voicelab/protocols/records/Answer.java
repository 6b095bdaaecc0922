package voicelab.protocols.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the reporting server says to a {@link Question}.
 *
 * @param problem empty when the question was answered, else what was wrong with it
 * @param records in the order in which they were stored
 * @param facts for {@code status} and {@code configuration}: names and values
 * @param more whether the limit left records out
 */
public record Answer(String problem, List<CallRecord> records, Map<String, String> facts, boolean more) {
    public Answer {
        problem = Bounds.text(problem);
        records = List.copyOf(records);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public boolean ok() {
        return problem.isEmpty();
    }

    public static Answer refused(String problem) {
        return new Answer(problem, List.of(), Map.of(), false);
    }

    public static Answer of(List<CallRecord> records, boolean more) {
        return new Answer("", records, Map.of(), more);
    }

    public static Answer facts(Map<String, String> facts) {
        return new Answer("", List.of(), facts, false);
    }
}
