package voicelab.engines.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.http.HttpSyntaxError;
import voicelab.protocols.http.PercentCode;

/** {@code /orders/{id}} or {@code /pages/{rest*}}, matched by segments. */
record PathPattern(String text, List<String> segments) {
    private static final int MAX_SEGMENTS = 100;

    static PathPattern of(String text) {
        if (!text.startsWith("/")) throw new IllegalArgumentException("a path pattern starts with /: " + text);
        return new PathPattern(text, List.of(text.substring(1).split("/", -1)));
    }

    /** The decoded segments; {@code /a/} has two, the second empty. */
    static List<String> split(String path) throws HttpRefusal {
        if (!path.startsWith("/")) throw new HttpRefusal(400, "the path must start with /");
        List<String> segments = new ArrayList<>();
        for (String raw : path.substring(1).split("/", MAX_SEGMENTS + 1)) {
            if (segments.size() == MAX_SEGMENTS) throw new HttpRefusal(414, "more than " + MAX_SEGMENTS + " segments");
            try {
                segments.add(PercentCode.decode(raw, false));
            } catch (HttpSyntaxError e) {
                throw new HttpRefusal(400, "path: " + e.getMessage());
            }
        }
        return segments;
    }

    /** What the names stand for; empty when the path does not fit. */
    Optional<Map<String, String>> match(List<String> path) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String want = segments.get(i);
            if (want.endsWith("*}")) {
                String rest = i < path.size() ? String.join("/", path.subList(i, path.size())) : "";
                names.put(want.substring(1, want.length() - 2), rest);
                return Optional.of(names);
            }
            if (i >= path.size()) return Optional.empty();
            if (want.startsWith("{") && want.endsWith("}")) {
                if (path.get(i).isEmpty()) return Optional.empty();
                names.put(want.substring(1, want.length() - 1), path.get(i));
            } else if (!want.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return path.size() == segments.size() ? Optional.of(names) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
