package voicelab.protocols.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records to their JSON body and back; the schema is in docs/call-records.md. */
public final class RecordCodec {
    /** Value of the field {@code schema}. */
    public static final String SCHEMA = "voicelab.gvp.record/1";

    private RecordCodec() {}

    /** The body as UTF-8; never larger than {@link Bounds#BODY_BYTES} because every field is bounded. */
    public static byte[] encode(CallRecord record) {
        return Json.write(out -> write(out, record));
    }

    public static CallRecord decode(byte[] body) throws RecordFormatException {
        return RecordReading.record(Json.read(body));
    }

    static void write(JsonGenerator out, CallRecord record) throws IOException {
        out.writeStartObject();
        out.writeStringField(FieldNames.SCHEMA, SCHEMA);
        out.writeStringField(FieldNames.KIND, record.kind());
        for (Map.Entry<String, String> field : record.fields().entrySet()) {
            if (isNumber(field.getKey())) out.writeNumberField(field.getKey(), Long.parseLong(field.getValue()));
            else out.writeStringField(field.getKey(), field.getValue());
        }
        if (record instanceof Cdr cdr) {
            out.writeFieldName(FieldNames.SESSION_DATA);
            texts(out, cdr.sessionData());
        }
        out.writeEndObject();
    }

    /** Every field as text under its name, the session data as one JSON object: a record as the cells of a table. */
    public static Map<String, String> cells(CallRecord record) {
        Map<String, String> cells = record.fields();
        if (record instanceof Cdr cdr)
            cells.put(
                    FieldNames.SESSION_DATA,
                    new String(Json.write(out -> texts(out, cdr.sessionData())), StandardCharsets.UTF_8));
        return cells;
    }

    /** The record of such cells; numbers are Longs, all else texts. */
    public static CallRecord ofCells(String kind, Map<String, Object> cells) throws RecordFormatException {
        Map<String, Object> object = new LinkedHashMap<>(cells);
        object.put(FieldNames.SCHEMA, SCHEMA);
        object.put(FieldNames.KIND, kind);
        if (object.get(FieldNames.SESSION_DATA) instanceof String text)
            object.put(FieldNames.SESSION_DATA, Json.read(text.getBytes(StandardCharsets.UTF_8)));
        return RecordReading.record(object);
    }

    private static void texts(JsonGenerator out, Map<String, String> texts) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, String> e : texts.entrySet()) out.writeStringField(e.getKey(), e.getValue());
        out.writeEndObject();
    }

    private static boolean isNumber(String field) {
        return field.equals(FieldNames.LOG_ID) || field.equals(FieldNames.VALUE);
    }
}
