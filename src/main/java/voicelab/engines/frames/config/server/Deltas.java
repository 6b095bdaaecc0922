package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.engines.frames.config.model.KeyedList;
import voicelab.protocols.frames.FrameException;

/** Applies a {@link CfgDelta} to an object: the delta semantics of the Configuration Layer reference. */
final class Deltas {
    private static final String DELETED = "deleted";
    private static final String CHANGED = "changed";

    private final CfgObject object;
    private final CfgShape shape;

    private Deltas(CfgObject object) {
        this.object = object;
        this.shape = CfgShapes.shape(object.type());
    }

    static CfgObject apply(CfgObject object, CfgDelta delta) throws ConfigFailure {
        CfgObject next = object;
        ObjectNode plain = object.json();
        Deltas deltas = new Deltas(object);
        for (Map.Entry<String, JsonNode> each : delta.attributes().properties()) {
            String name = each.getKey();
            boolean minus = name.startsWith(DELETED);
            switch (bare(name)) {
                case CfgObject.DBID -> {}
                case CfgObject.OPTIONS ->
                    next = next.withOptions(SectionDeltas.apply(next.options(), name, each.getValue(), minus));
                case CfgObject.USER_PROPERTIES ->
                    next = next.withUserProperties(
                            SectionDeltas.apply(next.userProperties(), name, each.getValue(), minus));
                default -> deltas.merge("", plain, name, each.getValue());
            }
        }
        plain.remove(CfgObject.OPTIONS);
        plain.remove(CfgObject.USER_PROPERTIES);
        try {
            return CfgObject.read(object.type(), plain)
                    .withOptions(next.options())
                    .withUserProperties(next.userProperties());
        } catch (FrameException e) {
            throw bad(e.getMessage());
        }
    }

    /** {@code deletedSkillLevels}, of {@code skillLevels}. */
    static String deleted(String list) {
        return DELETED + Character.toUpperCase(list.charAt(0)) + list.substring(1);
    }

    private void merge(String path, ObjectNode now, String name, JsonNode value) throws ConfigFailure {
        String listed = listed(path, name);
        if (!listed.equals(name)) {
            if (!value.isArray()) throw bad(path + name + " is a list");
            ListDeltas list = list(path, now, listed);
            if (name.startsWith(DELETED)) now.set(listed, list.without(value));
            else now.set(listed, list.changed(value));
        } else if (value.isArray()) now.set(name, list(path, now, name).with(value));
        else if (value.isObject() && (now.path(name).isObject() || !now.has(name))) {
            ObjectNode inner = now.withObjectProperty(name);
            for (Map.Entry<String, JsonNode> each : value.properties())
                merge(path + name + ".", inner, each.getKey(), each.getValue());
        } else if (path.isEmpty() && CfgRules.isFixed(object.type(), name) && differs(now.path(name), value))
            throw bad(name + " of " + object + " cannot be changed once it is given");
        else now.set(name, value);
    }

    private ListDeltas list(String path, ObjectNode now, String name) throws ConfigFailure {
        JsonNode old = now.path(name);
        if (!old.isMissingNode() && !old.isArray()) throw bad(path + name + " is no list");
        return new ListDeltas(
                path + name, old, shape.list(path + name).map(KeyedList::key).orElse(""));
    }

    /** The list that {@code deleted...} or {@code changed...} is about; the name itself when it is neither. */
    private String listed(String path, String name) {
        for (KeyedList each : shape.lists())
            if (each.deletedAs().contains(name) && each.path().equals(path + each.last())) return each.last();
        return bare(name);
    }

    private static String bare(String name) {
        for (String prefix : new String[] {DELETED, CHANGED})
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                String rest = name.substring(prefix.length());
                return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
            }
        return name;
    }

    private static boolean differs(JsonNode old, JsonNode value) {
        return !old.isMissingNode() && !old.asText().equals(value.asText());
    }

    static ConfigFailure bad(String why) {
        return new ConfigFailure(ConfigNames.BAD_REQUEST, why);
    }
}
