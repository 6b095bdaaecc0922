package voicelab.protocols.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
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
            out.writeObjectFieldStart(FieldNames.SESSION_DATA);
            for (Map.Entry<String, String> e : cdr.sessionData().entrySet())
                out.writeStringField(e.getKey(), e.getValue());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static boolean isNumber(String field) {
        return field.equals(FieldNames.LOG_ID) || field.equals(FieldNames.VALUE);
    }
}
