package voicelab.languages.voicexml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Session variables by dotted names, {@code connection.local.uri}, made into objects in objects. */
final class SessionVariables {
    private SessionVariables() {}

    static Map<String, Object> nested(Map<String, Object> dotted) {
        Map<String, Object> tree = new LinkedHashMap<>();
        dotted.forEach((name, value) -> {
            String[] steps = (name.startsWith("session.") ? name.substring(8) : name).split("\\.");
            Map<String, Object> at = tree;
            for (int i = 0; i < steps.length - 1; i++) at = inner(at, steps[i]);
            String last = steps[steps.length - 1];
            // "a" and "a.b" both given: a map takes the members of the other, whichever comes first
            if (value instanceof Map<?, ?> map)
                map.forEach((key, member) -> inner(tree, steps).put(String.valueOf(key), member));
            else at.put(last, value);
        });
        return tree;
    }

    private static Map<String, Object> inner(Map<String, Object> at, String... steps) {
        Map<String, Object> here = at;
        for (String step : steps) {
            Map<String, Object> next = new LinkedHashMap<>();
            if (here.get(step) instanceof Map<?, ?> known)
                known.forEach((key, member) -> next.put(String.valueOf(key), member));
            here.put(step, next);
            here = next;
        }
        return here;
    }
}
