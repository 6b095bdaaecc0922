package voicelab.protocols.frames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A message in a reader's words: one line, or named facts flattened one level. Passwords are not told. */
final class FrameDescription {
    private static final int SUMMARY_ATTRIBUTES = 4;
    private static final int MAX_FIELDS = 64;
    private static final int MAX_CHARS = 200;
    private static final String HIDDEN = "***";

    private FrameDescription() {}

    static String summary(String messageName, ObjectNode json) {
        StringBuilder line = new StringBuilder(messageName);
        int told = 0;
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            if (told == SUMMARY_ATTRIBUTES) break;
            if (each.getValue().isContainerNode() || each.getKey().equals(FrameNames.MESSAGE_NAME)) continue;
            if (each.getKey().equals(FrameNames.REFERENCE_ID)) continue;
            line.append(' ').append(each.getKey()).append('=').append(told(each.getKey(), each.getValue()));
            told++;
        }
        return line.toString();
    }

    static Map<String, String> fields(ObjectNode json) {
        Map<String, String> fields = new LinkedHashMap<>();
        json.properties().forEach(each -> {
            JsonNode value = each.getValue();
            if (value.isObject())
                value.properties()
                        .forEach(inner -> add(fields, each.getKey() + "." + inner.getKey(), inner.getValue()));
            else add(fields, each.getKey(), value);
        });
        return fields;
    }

    private static void add(Map<String, String> fields, String name, JsonNode value) {
        if (fields.size() < MAX_FIELDS) fields.put(kebab(name), told(name, value));
    }

    private static String told(String name, JsonNode value) {
        if (name.toLowerCase(Locale.ROOT).contains("password")) return HIDDEN;
        if (value.isArray()) return value.size() + " items";
        String text = value.isObject() ? value.size() + " attributes" : value.asText();
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "...";
    }

    /** {@code gvpSessionId} becomes {@code gvp-session-id}, as the other protocols' fields are called. */
    private static String kebab(String name) {
        StringBuilder kebab = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                if (i > 0 && !Character.isUpperCase(name.charAt(i - 1))) kebab.append('-');
                kebab.append(Character.toLowerCase(c));
            } else kebab.append(c);
        }
        return kebab.toString();
    }
}
