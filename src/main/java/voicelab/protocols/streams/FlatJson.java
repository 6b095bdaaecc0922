package voicelab.protocols.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object as names and texts, nested ones with their path ({@code userData.CaseId}); items of arrays are counted
 * ({@code parties.0}). Anything else, or what is too large, reads as far as it is sound: this describes a value, it does not
 * judge it.
 */
public final class FlatJson {
    /** Values beyond this are not described. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_FIELDS = 512;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 64 * 1024;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(1_024)
                    .maxNumberLength(64)
                    .build())
            .build();

    private FlatJson() {}

    /** Empty when the bytes are no JSON object. */
    public static Map<String, String> read(byte[] value) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (value == null || value.length == 0 || value.length > MAX_BYTES) return fields;
        try (JsonParser in = FACTORY.createParser(value)) {
            if (in.nextToken() == JsonToken.START_OBJECT) object(in, "", fields);
        } catch (IOException e) {
            // what was read before the fault stands
        }
        return fields;
    }

    private static void object(JsonParser in, String path, Map<String, String> fields) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + in.currentName();
            in.nextToken();
            value(in, name, fields);
        }
    }

    private static void value(JsonParser in, String name, Map<String, String> fields) throws IOException {
        if (fields.size() >= MAX_FIELDS) {
            in.skipChildren();
            return;
        }
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) object(in, name + ".", fields);
        else if (token == JsonToken.START_ARRAY) array(in, name, fields);
        else if (token != null && token != JsonToken.VALUE_NULL) fields.putIfAbsent(name, in.getText());
    }

    private static void array(JsonParser in, String name, Map<String, String> fields) throws IOException {
        for (int i = 0; ; i++) {
            JsonToken token = in.nextToken();
            if (token == null || token == JsonToken.END_ARRAY) return;
            value(in, name + "." + i, fields);
        }
    }
}
