package voicelab.systems.resourcemanager;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a group of resources can do, or what a request asks of one: {@code codec=g729,g722;language=en} (the form that is public
 * of {@code cpd-capability-requirement}; names are unique in it). A name without a value is one that just is there.
 */
record Capabilities(Map<String, Set<String>> all) {
    static final Capabilities NONE = new Capabilities(Map.of());
    private static final int MOST = 64;
    private static final int LONGEST = 2_000;

    /** Empty where it is not of that form. */
    static Optional<Capabilities> parse(String text) {
        if (text.isBlank()) return Optional.of(NONE);
        if (text.length() > LONGEST) return Optional.empty();
        Map<String, Set<String>> read = new HashMap<>();
        for (String part : text.split(";", MOST)) {
            if (part.isBlank()) continue;
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).trim();
            Set<String> values = new HashSet<>();
            if (equals >= 0) for (String v : part.substring(equals + 1).split(",", MOST)) values.add(v.trim());
            boolean sound = !name.isEmpty() && values.stream().noneMatch(String::isEmpty);
            if (!sound || read.put(name, Set.copyOf(values)) != null) return Optional.empty();
        }
        return Optional.of(read.isEmpty() ? NONE : new Capabilities(Map.copyOf(read)));
    }

    boolean isNone() {
        return all.isEmpty();
    }

    /** Whether every name is here with every value that is asked for. */
    boolean meet(Capabilities asked) {
        for (Map.Entry<String, Set<String>> each : asked.all.entrySet()) {
            Set<String> mine = all.get(each.getKey());
            if (mine == null || !mine.containsAll(each.getValue())) return false;
        }
        return true;
    }

    /** Both together; where both name one, it is to have the values of both. */
    Capabilities and(Capabilities other) {
        if (other.isNone()) return this;
        if (isNone()) return other;
        Map<String, Set<String>> sum = new HashMap<>(all);
        other.all.forEach((name, values) -> sum.merge(name, values, (a, b) -> {
            Set<String> both = new HashSet<>(a);
            both.addAll(b);
            return both;
        }));
        return new Capabilities(sum);
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
