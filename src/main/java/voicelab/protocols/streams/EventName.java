package voicelab.protocols.streams;

import java.util.Map;

/**
 * How an event says what it is: the record's header {@code event}, else the top-level JSON field {@code event} or
 * {@code name} (ours), else {@code id}, which is the name in the documented voice topics. Empty when it says nothing.
 */
public final class EventName {
    private static final String[] JSON_FIELDS = {"event", "name", "id"};

    private EventName() {}

    public static String of(Map<String, String> headers, byte[] value) {
        String named = headers.get(StreamFields.EVENT);
        if (named != null) return named;
        Map<String, String> fields = FlatJson.read(value);
        for (String field : JSON_FIELDS) {
            String text = fields.get(field);
            if (text != null) return text;
        }
        return "";
    }
}
