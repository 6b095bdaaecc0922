package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgAttribute.Trait;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;

/** Reads what an object of a document holds, by the rows of its type. */
final class EntryReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final DocumentReader document;
    private final References references;
    private final KeyReader keys;
    private final Map<ConfigKey, String> wanted = new LinkedHashMap<>();

    EntryReader(DocumentReader document) {
        this.document = document;
        this.references = new References(document);
        this.keys = new KeyReader(document);
    }

    ConfigEntry read(ConfigKey key, DocNode item) {
        CfgShape shape = CfgShapes.shape(key.type());
        List<String> named = DocNames.key(key.type());
        String tenant = tenant(key, shape, item);
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        if (key.type() == CfgType.FOLDER) parent(key, item);
        else if (!named.contains(DocNames.TENANT) && !tenant.isEmpty())
            attributes.set(CfgObject.TENANT_DBID, pojo(new ConfigKey(CfgType.TENANT, List.of(tenant))));
        Optional<KvList> options = Optional.empty();
        Optional<KvList> annex = Optional.empty();
        SectionReader sections = new SectionReader(document);
        for (Map.Entry<String, DocNode> field : item.fields().entrySet()) {
            String name = field.getKey();
            DocNode node = field.getValue();
            if (named.contains(name) || name.equals(DocNames.TENANT)) continue;
            switch (name) {
                case DocNames.OPTIONS -> options = Optional.of(sections.read(node));
                case DocNames.ANNEX -> annex = Optional.of(sections.read(node));
                case DocNames.JSON -> raw(attributes, node);
                case DocNames.FOLDER -> attributes.set(CfgObject.FOLDER_DBID, folder(key.type(), tenant, node));
                default -> attribute(shape, tenant, List.of(), name, node, attributes);
            }
        }
        if (attributes.has(CfgObject.OPTIONS)) options = list(attributes, CfgObject.OPTIONS, item);
        if (attributes.has(CfgObject.USER_PROPERTIES)) annex = list(attributes, CfgObject.USER_PROPERTIES, item);
        for (CfgAttribute each : shape.attributes())
            if (each.is(Trait.MUST) && !shape.keys().get(0).contains(each.path()) && !attributes.has(each.outer()))
                missing(attributes, each, key, item);
        return new ConfigEntry(key, attributes, options, annex, item.where());
    }

    /** A display name that nobody gives is the name. */
    private void missing(ObjectNode attributes, CfgAttribute attribute, ConfigKey key, DocNode item) {
        if (key.type() == CfgType.FOLDER) return;
        if (attribute.path().equals(DocNames.DISPLAY_NAME)) attributes.put(DocNames.DISPLAY_NAME, key.label());
        else document.complain(item, key + " has its " + DocNames.of(attribute));
    }

    private String tenant(ConfigKey key, CfgShape shape, DocNode item) {
        if (!key.tenant().isEmpty()) return key.tenant();
        String given = item.text(DocNames.TENANT);
        boolean must = shape.attribute(CfgObject.TENANT_DBID)
                .map(each -> each.is(Trait.MUST))
                .orElse(false);
        if (given.isEmpty()) return must ? keys.onlyTenant(shape, item).orElse("") : "";
        if (!document.known().has(new ConfigKey(CfgType.TENANT, List.of(given))))
            document.complain(item, "tenant \"" + given + "\" names none of the tenants");
        return given;
    }

    private void attribute(
            CfgShape shape, String tenant, List<String> around, String name, DocNode node, ObjectNode into) {
        for (CfgAttribute each : shape.attributes()) {
            int depth = around.size();
            if (each.steps().size() <= depth || !each.steps().subList(0, depth).equals(around)) continue;
            boolean leaf = each.steps().size() == depth + 1;
            if (leaf && DocNames.of(each).equals(name) && !each.path().equals(CfgObject.DBID)) {
                JsonNode value = references.value(each, tenant, node);
                if (value != null) into.set(each.last(), value);
                return;
            }
            if (!leaf && each.steps().get(depth).equals(name)) {
                List<String> inner = new ArrayList<>(around);
                inner.add(name);
                into.set(name, structure(shape, tenant, inner, node));
                return;
            }
        }
        document.complain(
                node,
                "unknown attribute \"" + name + "\" of " + shape.word() + "; known here: " + known(shape, around));
    }

    private JsonNode structure(CfgShape shape, String tenant, List<String> around, DocNode node) {
        if (node.isList()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (DocNode item : node.items()) items.add(structure(shape, tenant, around, item));
            return items;
        }
        if (!node.isMapping()) document.complain(node, String.join(".", around) + " is a structure");
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        node.fields().forEach((name, each) -> attribute(shape, tenant, around, name, each, inner));
        return inner;
    }

    private static String known(CfgShape shape, List<String> around) {
        int depth = around.size();
        List<String> names = new ArrayList<>();
        if (depth == 0) names.addAll(List.of(DocNames.OPTIONS, DocNames.ANNEX));
        for (CfgAttribute each : shape.attributes()) {
            if (each.steps().size() <= depth || !each.steps().subList(0, depth).equals(around)) continue;
            if (each.path().equals(CfgObject.DBID)) continue;
            names.add(
                    each.steps().size() == depth + 1
                            ? DocNames.of(each)
                            : each.steps().get(depth));
        }
        return String.join(", ", names.stream().distinct().sorted().toList());
    }

    private void raw(ObjectNode attributes, DocNode node) {
        try {
            JsonNode json = MAPPER.readTree(node.text());
            if (json instanceof ObjectNode object) attributes.setAll(object);
            else document.complain(node, "json holds a JSON object as text");
        } catch (IOException e) {
            document.complain(
                    node,
                    "json holds a JSON object as text: "
                            + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private Optional<KvList> list(ObjectNode attributes, String name, DocNode item) {
        try {
            return Optional.of(KvCodec.read(attributes.remove(name), name));
        } catch (FrameException e) {
            document.complain(item, e.getMessage());
            return Optional.empty();
        }
    }

    /** A folder that nobody describes is made on the way. */
    private JsonNode folder(CfgType holds, String tenant, DocNode node) {
        if (node.text().isEmpty()) return JsonNodeFactory.instance.numberNode(0);
        ConfigKey own = KeyReader.key(tenant, holds, node.text());
        ConfigKey common = KeyReader.key("", holds, node.text());
        ConfigKey folder = document.known().has(own) ? own : common;
        want(folder, node.where());
        return pojo(folder);
    }

    private void parent(ConfigKey folder, DocNode item) {
        above(folder).ifPresent(parent -> want(parent, item.where()));
    }

    private void want(ConfigKey folder, String where) {
        if (document.known().has(folder)) return;
        wanted.putIfAbsent(folder, where);
        above(folder).ifPresent(parent -> want(parent, where));
    }

    /** The folder that a folder lies in. */
    static Optional<ConfigKey> above(ConfigKey folder) {
        int end = folder.label().lastIndexOf('\\');
        if (end <= 0) return Optional.empty();
        return Optional.of(new ConfigKey(
                CfgType.FOLDER,
                List.of(
                        folder.parts().get(0),
                        folder.parts().get(1),
                        folder.label().substring(0, end))));
    }

    /** Folders that entries lie in and the document does not describe. */
    List<ConfigEntry> folders(Collection<ConfigKey> described) {
        List<ConfigEntry> folders = new ArrayList<>();
        wanted.forEach((key, where) -> {
            if (!described.contains(key))
                folders.add(new ConfigEntry(
                        key, JsonNodeFactory.instance.objectNode(), Optional.empty(), Optional.empty(), where));
        });
        return folders;
    }

    private static JsonNode pojo(ConfigKey key) {
        return JsonNodeFactory.instance.pojoNode(key);
    }
}
