package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.model.CfgAttribute.Trait;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.engines.frames.config.model.KeyedList;

/**
 * What a server's object lacks to be as its entry: the attributes of a delta (references still by keys), and words about each
 * change. Lists and sections that the entry names become equal; what it does not name stays, or goes where all is asked for.
 */
final class EntryDelta {
    private final ConfigEntry entry;
    private final CfgShape shape;
    private final boolean all;
    private final ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    private final List<String> words = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private EntryDelta(ConfigEntry entry, boolean all) {
        this.entry = entry;
        this.shape = CfgShapes.shape(entry.key().type());
        this.all = all;
    }

    /** @param all whether what the entry does not name goes */
    static EntryDelta of(ConfigEntry entry, ConfigEntry server, boolean all) {
        EntryDelta delta = new EntryDelta(entry, all);
        delta.structure("", entry.attributes(), server.attributes(), delta.attributes);
        new SectionDelta(delta.attributes, delta.words, CfgObject.OPTIONS, DocNames.OPTIONS)
                .differ(entry.options(), server.options().orElseThrow(), all);
        new SectionDelta(delta.attributes, delta.words, CfgObject.USER_PROPERTIES, DocNames.ANNEX)
                .differ(entry.annex(), server.annex().orElseThrow(), all);
        return delta;
    }

    boolean isEmpty() {
        return attributes.isEmpty() && complaints.isEmpty();
    }

    ObjectNode attributes() {
        return attributes;
    }

    List<String> words() {
        return words;
    }

    List<String> complaints() {
        return complaints;
    }

    private void structure(String around, JsonNode wanted, JsonNode has, ObjectNode into) {
        Set<String> names = new LinkedHashSet<>();
        wanted.fieldNames().forEachRemaining(names::add);
        if (all) has.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode now = has.path(name);
            JsonNode want = wanted.has(name) ? wanted.get(name) : gone(around + name, now);
            if (want.isMissingNode()) continue;
            if (want.isArray()) list(around + name, name, want, now, into);
            else if (want.isObject() && (now.isObject() || now.isMissingNode())) {
                ObjectNode inner = JsonNodeFactory.instance.objectNode();
                structure(around + name + ".", want, now, inner);
                if (!inner.isEmpty()) into.set(name, inner);
            } else if (!same(name, want, now)) scalar(around, name, want, now, into);
        }
    }

    private void scalar(String around, String name, JsonNode want, JsonNode now, ObjectNode into) {
        boolean fixed =
                shape.attribute(around + name).map(row -> row.is(Trait.FIXED)).orElse(false);
        if (fixed && !now.isMissingNode())
            complaints.add(entry.where() + ": " + around + name + " of " + entry.key() + " is " + told(now)
                    + " and cannot become " + told(want) + ": delete the object and create it anew");
        else {
            into.set(name, want);
            words.add(around + name + ": " + told(now) + " -> " + told(want));
        }
    }

    /** What stands for "not there": an attribute that must be there, or has no such value, stays. */
    private JsonNode gone(String path, JsonNode now) {
        if (now.isArray()) return JsonNodeFactory.instance.arrayNode();
        if (now.isObject()) return JsonNodeFactory.instance.objectNode();
        boolean stays = shape.attribute(path)
                .map(row -> row.is(Trait.MUST) || row.is(Trait.FIXED) || row.is(Trait.NUMBER))
                .orElse(true);
        if (stays) return JsonNodeFactory.instance.missingNode();
        return now instanceof POJONode ? JsonNodeFactory.instance.numberNode(0) : JsonNodeFactory.instance.textNode("");
    }

    private void list(String path, String name, JsonNode want, JsonNode now, ObjectNode into) {
        String key = shape.list(path).map(KeyedList::key).orElse("");
        Map<JsonNode, JsonNode> wanted = byKey(want, key);
        Map<JsonNode, JsonNode> has = byKey(now, key);
        ArrayNode added = JsonNodeFactory.instance.arrayNode();
        ArrayNode changed = JsonNodeFactory.instance.arrayNode();
        ArrayNode deleted = JsonNodeFactory.instance.arrayNode();
        wanted.forEach((id, item) -> {
            JsonNode old = has.get(id);
            if (old == null) added.add(item);
            else if (!item.equals(old)) changed.add(item);
        });
        has.keySet().forEach(id -> {
            if (!wanted.containsKey(id)) deleted.add(id);
        });
        put(into, name, added, path + " +");
        put(into, prefixed("changed", name), changed, path + " ~");
        put(into, prefixed("deleted", name), deleted, path + " -");
    }

    private void put(ObjectNode into, String name, ArrayNode items, String word) {
        if (items.isEmpty()) return;
        into.set(name, items);
        List<String> told = new ArrayList<>();
        items.forEach(item -> told.add(told(item)));
        words.add(word + String.join(", ", told));
    }

    private static Map<JsonNode, JsonNode> byKey(JsonNode list, String key) {
        Map<JsonNode, JsonNode> items = new LinkedHashMap<>();
        for (JsonNode each : list) items.put(key.isEmpty() ? each : each.path(key), each);
        return items;
    }

    static String prefixed(String prefix, String name) {
        return prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Nothing, 0 and an empty text are one; a state is 1 where nobody says it. */
    private static boolean same(String name, JsonNode want, JsonNode now) {
        if (want.equals(now)) return true;
        if (!now.isMissingNode()) return empty(want) && empty(now);
        return name.equals(CfgObject.STATE) ? want.asInt() == 1 : empty(want);
    }

    private static boolean empty(JsonNode node) {
        return (node.isTextual() && node.textValue().isEmpty()) || (node.isNumber() && node.intValue() == 0);
    }

    private static String told(JsonNode node) {
        if (node instanceof POJONode pojo && pojo.getPojo() instanceof ConfigKey key) return key.label();
        if (node.isMissingNode()) return "nothing";
        if (node.isObject())
            return node.properties().stream()
                    .map(each -> each.getKey() + " " + told(each.getValue()))
                    .collect(Collectors.joining(" ", "{", "}"));
        return node.isTextual() ? SectionDelta.told(node.textValue()) : node.toString();
    }
}
