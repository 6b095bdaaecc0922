package voicelab.engines.frames.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/**
 * Key-value lists as people write them in JSON: an object of strings, whole numbers and objects. Of a repeated key the first
 * counts; bytes become base64 text (the typed form of the frames keeps them apart, this one does not).
 */
public final class PlainJson {
    public static final int MAX_DEPTH = 8;
    public static final int MAX_ENTRIES = 20_000;

    private int entries;

    private PlainJson() {}

    /** @throws IllegalArgumentException naming the key whose value is none of the three kinds */
    public static KvList read(JsonNode object) {
        return new PlainJson().list(object, 1);
    }

    public static ObjectNode write(KvList list) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (KvList.Entry entry : list.entries()) {
            if (object.has(entry.key())) continue;
            KvValue value = entry.value();
            if (value instanceof KvValue.Int number) object.put(entry.key(), number.value());
            else if (value instanceof KvValue.Nested nested) object.set(entry.key(), write(nested.list()));
            else if (value instanceof KvValue.Binary binary)
                object.put(entry.key(), Base64.getEncoder().encodeToString(binary.value()));
            else object.put(entry.key(), value.text());
        }
        return object;
    }

    private KvList list(JsonNode object, int depth) {
        if (!object.isObject()) throw new IllegalArgumentException("an object of key and value is wanted");
        if (depth > MAX_DEPTH) throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH);
        List<KvList.Entry> list = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            if (++entries > MAX_ENTRIES) throw new IllegalArgumentException("more than " + MAX_ENTRIES + " keys");
            list.add(new KvList.Entry(each.getKey(), value(each.getKey(), each.getValue(), depth)));
        }
        return new KvList(list);
    }

    private KvValue value(String key, JsonNode value, int depth) {
        if (value.isTextual()) return new KvValue.Text(value.textValue());
        if (value.isIntegralNumber() && value.canConvertToInt()) return new KvValue.Int(value.intValue());
        if (value.isObject()) return new KvValue.Nested(list(value, depth + 1));
        throw new IllegalArgumentException("\"" + key + "\" must be a string, a 32-bit whole number or an object");
    }
}
