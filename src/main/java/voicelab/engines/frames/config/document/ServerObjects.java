package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;

/** What a Configuration Server holds, by names: the way from DBIDs to keys and back. */
public final class ServerObjects {
    private static final String FOLDER_PATH = "folderPath";
    private static final int DEEPEST = 32;

    private final Map<CfgType, Map<Integer, CfgObject>> objects = new EnumMap<>(CfgType.class);
    private final Map<ConfigKey, Integer> dbids = new HashMap<>();

    public ServerObjects(Collection<CfgObject> all) {
        for (CfgType type : CfgType.values()) objects.put(type, new TreeMap<>());
        for (CfgObject each : all) objects.get(each.type()).put(each.dbid(), each);
        for (CfgObject each : all) dbids.put(key(each), each.dbid());
    }

    /** Takes in an object that was created since. */
    void add(ConfigKey key, CfgObject object) {
        objects.get(object.type()).put(object.dbid(), object);
        dbids.put(key, object.dbid());
    }

    Optional<Integer> dbid(ConfigKey key) {
        return Optional.ofNullable(dbids.get(key));
    }

    Collection<ConfigKey> keys() {
        return Collections.unmodifiableSet(dbids.keySet());
    }

    /** Every object as an entry, sorted by type and names. */
    public List<ConfigEntry> entries() {
        TreeMap<ConfigKey, ConfigEntry> sorted = new TreeMap<>();
        for (Map<Integer, CfgObject> all : objects.values())
            for (CfgObject each : all.values()) sorted.put(key(each), entry(each));
        return List.copyOf(sorted.values());
    }

    Optional<ConfigEntry> entry(ConfigKey key) {
        return dbid(key).map(dbid -> entry(objects.get(key.type()).get(dbid)));
    }

    ConfigKey key(CfgObject object) {
        if (object.type() == CfgType.FOLDER) return folder(object);
        CfgShape shape = CfgShapes.shape(object.type());
        List<String> parts = new ArrayList<>();
        for (String part : shape.keys().get(0)) {
            CfgAttribute attribute = shape.attribute(part).orElseThrow();
            if (attribute.target().isEmpty()) parts.add(object.attribute(part).asText());
            else {
                CfgType target = attribute.target().get();
                CfgObject pointed = objects.get(target).get(object.number(part).orElse(0));
                parts.addAll(
                        pointed != null
                                ? key(pointed).parts()
                                : Collections.nCopies(DocNames.key(target).size(), ""));
            }
        }
        return new ConfigKey(object.type(), parts);
    }

    private ConfigKey folder(CfgObject object) {
        StringBuilder path = new StringBuilder(object.name());
        CfgObject at = object;
        for (int depth = 0; depth < DEEPEST; depth++) {
            at = objects.get(CfgType.FOLDER)
                    .get(at.number(CfgObject.FOLDER_DBID).orElse(0));
            if (at == null) break;
            path.insert(0, at.name() + "\\");
        }
        CfgObject tenant = objects.get(CfgType.TENANT).get(object.tenantDbid());
        return new ConfigKey(
                CfgType.FOLDER,
                List.of(
                        tenant == null ? "" : tenant.name(),
                        object.attribute("type").asText(),
                        path.toString()));
    }

    private ConfigEntry entry(CfgObject object) {
        CfgShape shape = CfgShapes.shape(object.type());
        ObjectNode attributes = object.json();
        for (String own : List.of(CfgObject.DBID, CfgObject.OPTIONS, CfgObject.USER_PROPERTIES, FOLDER_PATH))
            attributes.remove(own);
        for (String part : shape.keys().get(0)) attributes.remove(part);
        if (!shape.tenantFrom().isEmpty()) attributes.remove(CfgObject.TENANT_DBID);
        if (attributes.path(CfgObject.STATE).asInt() == 1) attributes.remove(CfgObject.STATE);
        for (CfgAttribute each : shape.references()) named(attributes, each, 0);
        return new ConfigEntry(
                key(object), attributes, Optional.of(object.options()), Optional.of(object.userProperties()), "");
    }

    /** Puts keys where DBIDs are; a 0 means nothing and goes. */
    private void named(ObjectNode node, CfgAttribute attribute, int step) {
        String name = attribute.steps().get(step);
        JsonNode value = node.path(name);
        if (step < attribute.steps().size() - 1) {
            if (value instanceof ObjectNode inner) named(inner, attribute, step + 1);
            for (JsonNode each : value) if (each instanceof ObjectNode item) named(item, attribute, step + 1);
            return;
        }
        if (value.isArray()) {
            ArrayNode keys = JsonNodeFactory.instance.arrayNode();
            for (JsonNode each : value) keys.add(key(attribute.target().orElseThrow(), each));
            node.set(name, keys);
        } else if (value.intValue() == 0) node.remove(name);
        else node.set(name, key(attribute.target().orElseThrow(), value));
    }

    private JsonNode key(CfgType type, JsonNode dbid) {
        CfgObject object = objects.get(type).get(dbid.intValue());
        return object == null ? dbid : JsonNodeFactory.instance.pojoNode(key(object));
    }
}
