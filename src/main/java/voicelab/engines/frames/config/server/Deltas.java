package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** Applies a {@link CfgDelta} to an object: the delta semantics of the Configuration Layer reference. */
final class Deltas {
    private static final String DELETED = "deleted";
    private static final String CHANGED = "changed";

    private Deltas() {}

    static CfgObject apply(CfgObject object, CfgDelta delta) throws ConfigFailure {
        CfgObject next = object;
        for (Map.Entry<String, JsonNode> each : delta.attributes().properties()) {
            String name = each.getKey();
            JsonNode value = each.getValue();
            if (name.equals(CfgObject.DBID)) continue;
            String listed = listed(name);
            if (listed.equals(CfgObject.OPTIONS)) next = next.withOptions(list(next.options(), name, value));
            else if (listed.equals(CfgObject.USER_PROPERTIES))
                next = next.withUserProperties(list(next.userProperties(), name, value));
            else if (name.startsWith(DELETED) && value.isArray()) {
                if (object.attribute(listed).isArray())
                    next = next.with(listed, without(next.attribute(listed), value));
            } else if (name.startsWith(CHANGED) && value.isArray())
                throw new ConfigFailure(
                        ConfigNames.NOT_IMPLEMENTED, name + " is not implemented: delete and add instead");
            else if (value.isArray() && object.attribute(name).isArray())
                next = next.with(name, union(next.attribute(name), value));
            else if (CfgRules.FIXED.contains(name) && !same(object.attribute(name), value))
                throw new ConfigFailure(
                        ConfigNames.BAD_REQUEST, name + " of " + object + " cannot be changed once it is given");
            else next = next.with(name, value);
        }
        return next;
    }

    /** {@code deletedUserProperties} and {@code changedUserProperties} are about {@code userProperties}. */
    private static String listed(String name) {
        for (String prefix : new String[] {DELETED, CHANGED})
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                String rest = name.substring(prefix.length());
                return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
            }
        return name;
    }

    private static boolean same(JsonNode old, JsonNode value) {
        return old.isMissingNode() || old.asText().equals(value.asText());
    }

    private static KvList list(KvList old, String name, JsonNode value) throws ConfigFailure {
        try {
            KvList given = KvCodec.read(value, name);
            return name.startsWith(DELETED) ? minus(old, given) : plus(old, given);
        } catch (FrameException e) {
            throw new ConfigFailure(ConfigNames.BAD_REQUEST, e.getMessage());
        }
    }

    private static KvList plus(KvList old, KvList given) {
        KvList next = old;
        for (KvList.Entry section : given.entries()) {
            KvList values = next.list(section.key());
            if (section.value() instanceof KvValue.Nested nested) {
                for (KvList.Entry each : nested.list().entries()) values = values.with(each.key(), each.value());
                next = next.with(section.key(), values);
            } else next = next.with(section.key(), section.value());
        }
        return next;
    }

    /** A section that names no keys goes as a whole; a section whose last key goes stays, empty. */
    private static KvList minus(KvList old, KvList given) {
        KvList next = old;
        for (KvList.Entry section : given.entries()) {
            KvList keys = given.list(section.key());
            if (keys.isEmpty()) next = next.without(section.key());
            else if (next.get(section.key()).isPresent()) {
                KvList values = next.list(section.key());
                for (KvList.Entry each : keys.entries()) values = values.without(each.key());
                next = next.with(section.key(), values);
            }
        }
        return next;
    }

    private static ArrayNode union(JsonNode old, JsonNode added) {
        Set<JsonNode> all = new LinkedHashSet<>();
        old.forEach(all::add);
        added.forEach(all::add);
        return array(all);
    }

    private static ArrayNode without(JsonNode old, JsonNode removed) {
        Set<JsonNode> all = new LinkedHashSet<>();
        old.forEach(all::add);
        removed.forEach(all::remove);
        return array(all);
    }

    private static ArrayNode array(Set<JsonNode> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return array;
    }
}
