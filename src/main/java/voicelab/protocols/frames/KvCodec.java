package voicelab.protocols.frames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Key-value lists to JSON and back. PSDK's JSON form of them is not public; this one is ours, its kinds are those of the
 * documented SOAP {@code kvitem}: {@code [{"key":"k","string":"v"}, {"key":"n","int":5}, {"key":"b","binary":"AAE="},
 * {"key":"s","list":[...]}]}.
 */
public final class KvCodec {
    public static final int MAX_DEPTH = 8;
    public static final int MAX_ENTRIES = 20_000;

    private int entries;
    private final String attribute;

    private KvCodec(String attribute) {
        this.attribute = attribute;
    }

    /** @param attribute where the list stands, for the error text */
    public static KvList read(JsonNode array, String attribute) throws FrameException {
        return new KvCodec(attribute).list(array, 1);
    }

    public static ArrayNode write(KvList list) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (KvList.Entry entry : list.entries()) {
            ObjectNode item = array.addObject().put("key", entry.key());
            if (entry.value() instanceof KvValue.Text text) item.put("string", text.value());
            else if (entry.value() instanceof KvValue.Int number) item.put("int", number.value());
            else if (entry.value() instanceof KvValue.Binary binary)
                item.put("binary", Base64.getEncoder().encodeToString(binary.value()));
            else if (entry.value() instanceof KvValue.Nested nested) item.set("list", write(nested.list()));
        }
        return array;
    }

    private KvList list(JsonNode array, int depth) throws FrameException {
        if (!array.isArray()) throw bad("is no array of key-value items");
        if (depth > MAX_DEPTH) throw bad("nests deeper than " + MAX_DEPTH);
        List<KvList.Entry> list = new ArrayList<>(array.size());
        for (JsonNode item : array) {
            if (++entries > MAX_ENTRIES) throw bad("has more than " + MAX_ENTRIES + " items");
            if (!item.path("key").isTextual()) throw bad("has an item without a key");
            String key = item.path("key").textValue();
            if (item.size() != 2) throw bad("item '" + key + "' must have a key and one of string, int, binary, list");
            list.add(new KvList.Entry(key, value(item, key, depth)));
        }
        return new KvList(list);
    }

    private KvValue value(JsonNode item, String key, int depth) throws FrameException {
        if (item.path("string").isTextual())
            return new KvValue.Text(item.path("string").textValue());
        JsonNode number = item.path("int");
        if (number.isIntegralNumber() && number.canConvertToInt()) return new KvValue.Int(number.intValue());
        if (item.has("list")) return new KvValue.Nested(list(item.path("list"), depth + 1));
        if (item.path("binary").isTextual()) {
            try {
                return new KvValue.Binary(
                        Base64.getDecoder().decode(item.path("binary").textValue()));
            } catch (IllegalArgumentException e) {
                throw bad("item '" + key + "' is no base64");
            }
        }
        throw bad("item '" + key + "' must have a key and one of string, int, binary, list");
    }

    private FrameException bad(String what) {
        return new FrameException(FrameException.Kind.BODY, "attribute " + attribute + " " + what);
    }
}
