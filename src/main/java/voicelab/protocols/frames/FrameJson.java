package voicelab.protocols.frames;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON bytes to a tree and back, streaming only: no data binding, so that no mapper has to be warmed up at boot. UTF-8 only;
 * duplicate keys, trailing text and nesting deeper than {@value #MAX_DEPTH} are refused; nulls are left out both ways.
 */
final class FrameJson {
    static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_CHARS = 40;
    private static final int MAX_NAME_CHARS = 512;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory JSON = JsonFactory.builder()
            // names come from the other side: interning them would keep them for good
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .maxNameLength(MAX_NAME_CHARS)
                    .build())
            .build();

    private FrameJson() {}

    static ObjectNode read(byte[] body) throws FrameException {
        CharBuffer text = text(body);
        try (JsonParser parser = JSON.createParser(text.array(), 0, text.limit())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw bad("is not one JSON object");
            ObjectNode object = object(parser);
            if (parser.nextToken() != null) throw bad("goes on after its JSON object");
            return object;
        } catch (IOException e) {
            throw bad("is no JSON: " + firstLine(e.getMessage()));
        }
    }

    private static CharBuffer text(byte[] body) throws FrameException {
        try {
            // a fresh decoder reports what is malformed; the parser itself would guess UTF-16
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw bad("is no UTF-8: " + e.getMessage());
        }
    }

    static byte[] write(JsonNode tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            write(tree, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array of bytes does not fail
        }
        return out.toByteArray();
    }

    private static FrameException bad(String what) {
        return new FrameException(FrameException.Kind.BODY, "frame body " + what);
    }

    private static String firstLine(String text) {
        int end = text == null ? -1 : text.indexOf('\n');
        return end < 0 ? String.valueOf(text) : text.substring(0, end);
    }

    private static ObjectNode object(JsonParser parser) throws IOException, FrameException {
        ObjectNode object = NODES.objectNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            if (token == null) throw bad("ends inside an object");
            String name = parser.currentName();
            JsonNode value = value(parser, parser.nextToken());
            if (!value.isNull()) object.set(name, value);
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException, FrameException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            JsonNode value = value(parser, token);
            if (!value.isNull()) array.add(value);
        }
        return array;
    }

    private static JsonNode value(JsonParser parser, JsonToken token) throws IOException, FrameException {
        if (token == null) throw bad("ends inside a value");
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    // one node kind for one number, so that trees compare as their texts do
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            default -> throw bad("has an unexpected " + token);
        };
    }

    private static void write(JsonNode node, JsonGenerator json) throws IOException {
        if (node.isObject()) {
            json.writeStartObject();
            for (Iterator<Map.Entry<String, JsonNode>> all = node.properties().iterator(); all.hasNext(); ) {
                Map.Entry<String, JsonNode> each = all.next();
                if (each.getValue().isNull()) continue;
                json.writeFieldName(each.getKey());
                write(each.getValue(), json);
            }
            json.writeEndObject();
        } else if (node.isArray()) {
            json.writeStartArray();
            for (JsonNode each : node) if (!each.isNull()) write(each, json);
            json.writeEndArray();
        } else if (node.isTextual()) json.writeString(node.textValue());
        else if (node.isBoolean()) json.writeBoolean(node.booleanValue());
        else if (node.isBigInteger()) json.writeNumber(node.bigIntegerValue());
        else if (node.isIntegralNumber()) json.writeNumber(node.longValue());
        else if (node.isNumber()) json.writeNumber(node.doubleValue());
        else throw new IllegalArgumentException("no JSON form for " + node.getNodeType());
    }
}
