package voicelab.protocols.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bounded reading and writing of JSON with the streaming parser alone: data binding costs boot time. */
final class Json {
    private static final int DEPTH = 5;
    private static final int NAME_CHARS = Bounds.TEXT_CHARS;
    private static final int ENTRIES = 2_048;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(Bounds.EVENT_CHARS)
                    .maxNameLength(NAME_CHARS)
                    .maxNumberLength(20)
                    .build())
            .build();

    @FunctionalInterface
    interface Body {
        void to(JsonGenerator out) throws IOException;
    }

    private Json() {}

    static byte[] write(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            body.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON into memory", e);
        }
        return bytes.toByteArray();
    }

    /** One JSON object as maps, lists, strings, Long and Boolean. */
    static Map<String, Object> read(byte[] body) throws RecordFormatException {
        return read(body, Bounds.BODY_BYTES);
    }

    static Map<String, Object> read(byte[] body, int maxBytes) throws RecordFormatException {
        if (body.length > maxBytes)
            throw new RecordFormatException("body of " + body.length + " bytes, at most " + maxBytes + " are read");
        try (JsonParser in = FACTORY.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) throw new RecordFormatException("body is no JSON object");
            Map<String, Object> object = object(in);
            if (in.nextToken() != null) throw new RecordFormatException("bytes after the JSON object");
            return object;
        } catch (IOException e) {
            throw new RecordFormatException("body is no JSON: " + firstLine(e));
        }
    }

    private static Map<String, Object> object(JsonParser in) throws IOException, RecordFormatException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (object.size() == ENTRIES)
                throw new RecordFormatException("object with more than " + ENTRIES + " fields");
            in.nextToken();
            object.put(name, value(in, name));
        }
        return object;
    }

    private static Object value(JsonParser in, String name) throws IOException, RecordFormatException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in, name);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            default ->
                throw new RecordFormatException("field '" + name + "': " + in.currentToken() + " is not used here");
        };
    }

    private static List<Object> array(JsonParser in, String name) throws IOException, RecordFormatException {
        List<Object> array = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (array.size() == ENTRIES)
                throw new RecordFormatException("array '" + name + "' is longer than " + ENTRIES);
            array.add(value(in, name));
        }
        return array;
    }

    private static String firstLine(IOException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
