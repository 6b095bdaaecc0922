package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgAttribute.Trait;
import voicelab.engines.frames.config.model.CfgShapes;

/** Reads the value of one attribute: a text, a number, or the objects that it names. */
final class References {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DocumentReader document;

    References(DocumentReader document) {
        this.document = document;
    }

    /** Null when it complained. */
    JsonNode value(CfgAttribute attribute, String tenant, DocNode node) {
        if (attribute.target().isEmpty()) return plain(attribute, node);
        CfgType target = attribute.target().get();
        if (!attribute.isList()) return node.value() == null ? JSON.numberNode(0) : one(target, tenant, node);
        ArrayNode keys = JSON.arrayNode();
        List<DocNode> items = node.isList() || node.value() == null ? node.items() : List.of(node);
        for (DocNode each : items) {
            JsonNode key = one(target, tenant, each);
            if (key != null) keys.add(key);
        }
        return keys;
    }

    private JsonNode plain(CfgAttribute attribute, DocNode node) {
        if (node.isMapping() || node.isList()) {
            document.complain(node, attribute.path() + " is a single value");
            return null;
        }
        if (!attribute.is(Trait.NUMBER)) return JSON.textNode(node.text());
        try {
            return JSON.numberNode(Integer.parseInt(node.text()));
        } catch (NumberFormatException e) {
            document.complain(node, attribute.path() + " is a whole number, not \"" + node.text() + "\"");
            return null;
        }
    }

    private JsonNode one(CfgType target, String tenant, DocNode node) {
        List<ConfigKey> found;
        if (node.isMapping()) {
            Map<String, String> names = new LinkedHashMap<>();
            node.fields().forEach((name, value) -> names.put(name, value.text()));
            found = document.known().named(target, names);
        } else found = document.known().called(target, node.text(), tenant);
        if (found.size() == 1) return JSON.pojoNode(found.get(0));
        String word = CfgShapes.shape(target).word();
        String named = node.isMapping() ? "this" : "\"" + node.text() + "\"";
        document.complain(
                node,
                found.isEmpty()
                        ? named + " names none of the " + word
                        : named + " names " + found.size() + " of the " + word + ": write {"
                                + String.join(": , ", DocNames.key(target)) + ": }");
        return null;
    }
}
