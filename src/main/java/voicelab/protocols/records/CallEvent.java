package voicelab.protocols.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call detail event, level METRIC. Names, log ids and the {@code |} separators of the text are documented for the real
 * platform (appl_begin 130, appl_end 36, asr_open 148 ...); this envelope is ours.
 *
 * @param logId numeric log id of the event
 * @param name such as {@code incall_begin}
 * @param text parts separated by {@code |}, see {@link #text(String...)}
 */
public record CallEvent(
        String id,
        Component component,
        String node,
        String sessionId,
        String callId,
        Instant at,
        int logId,
        String name,
        String text)
        implements CallRecord {

    public static final String KIND = "event";

    public CallEvent {
        id = Bounds.id(id);
        if (component == null) throw new IllegalArgumentException("a record needs its component");
        node = Bounds.text(node);
        sessionId = Bounds.text(sessionId);
        callId = Bounds.text(callId);
        at = Bounds.time(at, "time");
        name = Bounds.text(name);
        text = Bounds.clip(text, Bounds.EVENT_CHARS);
    }

    /** Joins parts with {@code |}. */
    public static String text(String... parts) {
        return String.join("|", parts);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String queue() {
        return Queues.EVENTS;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> f = new LinkedHashMap<>();
        f.put(FieldNames.ID, id);
        f.put(FieldNames.COMPONENT, component.wire());
        f.put(FieldNames.NODE, node);
        f.put(FieldNames.SESSION_ID, sessionId);
        f.put(FieldNames.CALL_ID, callId);
        f.put(FieldNames.AT, at.toString());
        f.put(FieldNames.LOG_ID, Integer.toString(logId));
        f.put(FieldNames.NAME, name);
        f.put(FieldNames.TEXT, text);
        return f;
    }
}
