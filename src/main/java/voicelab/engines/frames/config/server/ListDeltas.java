package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.engines.frames.config.ConfigFailure;

/** Adds to, changes and takes from one list: of plain values, or of structures that a member tells apart. */
final class ListDeltas {
    private final String name;
    private final String key;
    private final Map<String, JsonNode> items = new LinkedHashMap<>();

    /** @param key the member that tells items apart; empty where the items are plain values */
    ListDeltas(String name, JsonNode old, String key) {
        this.name = name;
        this.key = key;
        for (JsonNode each : old) items.put(id(each), each);
    }

    /** An item that is there already is set anew. */
    ArrayNode with(JsonNode added) throws ConfigFailure {
        for (JsonNode each : added) items.put(id(structured(each)), each);
        return list();
    }

    /** @param gone items, or what tells them apart */
    ArrayNode without(JsonNode gone) {
        for (JsonNode each : gone) items.remove(id(each));
        return list();
    }

    /** What an item does not name of itself is unchanged. */
    ArrayNode changed(JsonNode changed) throws ConfigFailure {
        if (key.isEmpty()) throw Deltas.bad(name + " has no items that could change: delete and add");
        for (JsonNode each : changed) {
            JsonNode old = items.get(id(structured(each)));
            if (old == null) throw Deltas.bad(name + " has no item with " + key + " " + id(each));
            ObjectNode next = old.deepCopy();
            next.setAll((ObjectNode) each);
            items.put(id(each), next);
        }
        return list();
    }

    private JsonNode structured(JsonNode item) throws ConfigFailure {
        if (key.isEmpty() || (item.isObject() && item.hasNonNull(key))) return item;
        throw Deltas.bad("an item of " + name + " is a structure with " + key);
    }

    private String id(JsonNode item) {
        if (item.isObject() && !key.isEmpty()) return item.path(key).asText();
        return item.isValueNode() ? item.asText() : item.toString();
    }

    private ArrayNode list() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.values().forEach(list::add);
        return list;
    }
}
