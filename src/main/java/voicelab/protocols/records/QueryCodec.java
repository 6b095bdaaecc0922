package voicelab.protocols.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Questions and answers to their JSON bodies and back; the schema is in docs/call-records.md. */
public final class QueryCodec {
    /** Bytes of one answer: as many records as one may hold, each of a usual size. */
    public static final int ANSWER_BYTES = 4 * 1024 * 1024;

    private static final String ABOUT = "about";
    private static final String WHERE = "where";
    private static final String LIMIT = "limit";
    private static final String PROBLEM = "problem";
    private static final String RECORDS = "records";
    private static final String FACTS = "facts";
    private static final String MORE = "more";

    private QueryCodec() {}

    public static byte[] encode(Question question) {
        return Json.write(out -> {
            out.writeStartObject();
            out.writeStringField(ABOUT, question.about());
            texts(out, WHERE, question.where());
            out.writeNumberField(LIMIT, question.limit());
            out.writeEndObject();
        });
    }

    public static Question question(byte[] body) throws RecordFormatException {
        Map<String, Object> object = Json.read(body);
        for (String name : object.keySet())
            if (!List.of(ABOUT, WHERE, LIMIT).contains(name))
                throw new RecordFormatException("question: unknown field '" + name + "'");
        if (!(object.get(ABOUT) instanceof String about))
            throw new RecordFormatException("question: 'about' is missing");
        Object limit = object.getOrDefault(LIMIT, (long) Bounds.ANSWER_RECORDS);
        if (!(limit instanceof Long number) || number < 1)
            throw new RecordFormatException("question: 'limit' is no positive number");
        return new Question(about, RecordReading.texts(object, WHERE), (int) Math.min(number, Bounds.ANSWER_RECORDS));
    }

    /** Records that would make the answer larger than {@link #ANSWER_BYTES} are left out and {@code more} is set. */
    public static byte[] encode(Answer answer) {
        List<CallRecord> kept = new ArrayList<>();
        long bytes = 0;
        for (CallRecord record : answer.records()) {
            bytes += RecordCodec.encode(record).length + 1;
            if (bytes > ANSWER_BYTES - Bounds.BODY_BYTES) break;
            kept.add(record);
        }
        boolean more = answer.more() || kept.size() < answer.records().size();
        return Json.write(out -> {
            out.writeStartObject();
            if (!answer.ok()) out.writeStringField(PROBLEM, answer.problem());
            out.writeArrayFieldStart(RECORDS);
            for (CallRecord record : kept) RecordCodec.write(out, record);
            out.writeEndArray();
            texts(out, FACTS, answer.facts());
            out.writeBooleanField(MORE, more);
            out.writeEndObject();
        });
    }

    public static Answer answer(byte[] body) throws RecordFormatException {
        Map<String, Object> object = Json.read(body, ANSWER_BYTES);
        List<CallRecord> records = new ArrayList<>();
        if (object.get(RECORDS) instanceof List<?> list) {
            for (Object item : list) records.add(RecordReading.record(asObject(item)));
        }
        String problem = object.get(PROBLEM) instanceof String text ? text : "";
        boolean more = Boolean.TRUE.equals(object.get(MORE));
        return new Answer(problem, records, RecordReading.texts(object, FACTS), more);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object item) throws RecordFormatException {
        // Json.read builds maps with string keys only
        if (item instanceof Map<?, ?> map) return (Map<String, Object>) map;
        throw new RecordFormatException("answer: an item of 'records' is no object");
    }

    private static void texts(JsonGenerator out, String name, Map<String, String> texts) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, String> e : texts.entrySet()) out.writeStringField(e.getKey(), e.getValue());
        out.writeEndObject();
    }
}
