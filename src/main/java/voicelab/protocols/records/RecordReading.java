package voicelab.protocols.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** From a JSON object to a record: strict, each error names the field. */
final class RecordReading {
    private static final Set<String> ENVELOPE = Set.of(FieldNames.SCHEMA, FieldNames.KIND);
    /** By kind: a record of a kind has always the same fields. */
    private static final Map<String, Set<String>> NAMES = new ConcurrentHashMap<>();

    private final Map<String, Object> object;

    private RecordReading(Map<String, Object> object) {
        this.object = object;
    }

    static CallRecord record(Map<String, Object> object) throws RecordFormatException {
        RecordReading in = new RecordReading(object);
        String schema = in.text(FieldNames.SCHEMA);
        if (!schema.equals(RecordCodec.SCHEMA))
            throw new RecordFormatException("schema '" + schema + "', understood is '" + RecordCodec.SCHEMA + "'");
        String kind = in.text(FieldNames.KIND);
        try {
            CallRecord record = switch (kind) {
                case Cdr.KIND -> in.cdr();
                case CallEvent.KIND -> in.event();
                case Counter.KIND -> in.counter();
                default -> throw new RecordFormatException("unknown kind '" + kind + "'");
            };
            in.refuseUnknown(record);
            return record;
        } catch (IllegalArgumentException e) {
            throw new RecordFormatException(kind + ": " + e.getMessage());
        }
    }

    private Cdr cdr() throws RecordFormatException {
        return new Cdr(
                text(FieldNames.ID),
                component(),
                text(FieldNames.NODE),
                text(FieldNames.SESSION_ID),
                text(FieldNames.CALL_ID),
                text(FieldNames.TENANT),
                text(FieldNames.PROFILE),
                text(FieldNames.DNIS),
                text(FieldNames.ANI),
                text(FieldNames.LOCAL_URI),
                text(FieldNames.REMOTE_URI),
                text(FieldNames.CALL_TYPE),
                time(FieldNames.START),
                time(FieldNames.END),
                text(FieldNames.RESULT),
                text(FieldNames.REASON),
                texts(object, FieldNames.SESSION_DATA));
    }

    private CallEvent event() throws RecordFormatException {
        return new CallEvent(
                text(FieldNames.ID),
                component(),
                text(FieldNames.NODE),
                text(FieldNames.SESSION_ID),
                text(FieldNames.CALL_ID),
                time(FieldNames.AT),
                Math.toIntExact(Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(FieldNames.LOG_ID)))),
                text(FieldNames.NAME),
                text(FieldNames.TEXT));
    }

    private Counter counter() throws RecordFormatException {
        return new Counter(
                text(FieldNames.ID),
                component(),
                text(FieldNames.NODE),
                text(FieldNames.TENANT),
                text(FieldNames.NAME),
                time(FieldNames.FROM),
                time(FieldNames.TO),
                number(FieldNames.VALUE));
    }

    private void refuseUnknown(CallRecord record) throws RecordFormatException {
        Set<String> known = NAMES.computeIfAbsent(
                record.kind(), kind -> Set.copyOf(record.fields().keySet()));
        for (String name : object.keySet()) {
            boolean sessionData = record instanceof Cdr && name.equals(FieldNames.SESSION_DATA);
            if (!known.contains(name) && !ENVELOPE.contains(name) && !sessionData)
                throw new RecordFormatException(record.kind() + ": unknown field '" + name + "'");
        }
    }

    private Component component() throws RecordFormatException {
        String name = text(FieldNames.COMPONENT);
        return Component.of(name)
                .orElseThrow(
                        () -> new RecordFormatException("field 'component': '" + name + "' is neither rm nor mcp"));
    }

    /** An absent text is empty: a sender leaves out what it does not know. */
    private String text(String name) throws RecordFormatException {
        Object value = object.get(name);
        if (value == null) return "";
        if (value instanceof String text) return text;
        throw new RecordFormatException("field '" + name + "' is no string");
    }

    private long number(String name) throws RecordFormatException {
        if (object.get(name) instanceof Long number) return number;
        throw new RecordFormatException("field '" + name + "' is no whole number");
    }

    private Instant time(String name) throws RecordFormatException {
        try {
            return RecordTime.parse(text(name));
        } catch (DateTimeException e) {
            throw new RecordFormatException(
                    "field '" + name + "' is no ISO 8601 time in UTC such as 2026-01-31T12:00:00.123Z");
        }
    }

    /** A flat object of strings. */
    static Map<String, String> texts(Map<String, Object> object, String name) throws RecordFormatException {
        Map<String, String> texts = new LinkedHashMap<>();
        Object value = object.get(name);
        if (value == null) return texts;
        if (!(value instanceof Map<?, ?> map)) throw new RecordFormatException("field '" + name + "' is no object");
        for (Map.Entry<?, ?> e : map.entrySet()) {
            if (!(e.getValue() instanceof String text))
                throw new RecordFormatException("field '" + name + "." + e.getKey() + "' is no string");
            texts.put(String.valueOf(e.getKey()), text);
        }
        return texts;
    }
}
