package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgAttribute.Trait;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** Writes entries as a document: always the same text for the same objects, so that two exports can be compared as text. */
public final class DocumentWriter {
    private final KnownKeys known = new KnownKeys();
    private final StringBuilder out = new StringBuilder();

    private DocumentWriter() {}

    /**
     * @param entries in the order to write them, each type's together
     * @param server what the names mean
     * @param heading comment lines above
     */
    public static String write(List<ConfigEntry> entries, ServerObjects server, List<String> heading) {
        DocumentWriter writer = new DocumentWriter();
        server.keys().forEach(writer.known::add);
        for (String line : heading) writer.out.append("# ").append(line).append('\n');
        CfgType type = null;
        for (ConfigEntry each : entries) {
            if (each.key().type() != type) {
                type = each.key().type();
                writer.out
                        .append(writer.out.isEmpty() ? "" : "\n")
                        .append(CfgShapes.shape(type).word())
                        .append(":\n");
            }
            writer.tree(writer.fields(each), 2, true);
        }
        return writer.out.toString();
    }

    private Map<String, Object> fields(ConfigEntry entry) {
        ConfigKey key = entry.key();
        CfgShape shape = CfgShapes.shape(key.type());
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> names = DocNames.key(key.type());
        for (int i = names.size() - 1; i >= 0; i--) {
            String part = key.parts().get(i);
            String name = names.get(i);
            if (part.isEmpty() || (name.equals(DocNames.TENANT) && told(shape, key))) continue;
            fields.put(name, name.equals(DocNames.OF) ? DocNames.word(part) : part);
        }
        String tenant = key.tenant().isEmpty() ? tenant(entry) : key.tenant();
        ObjectNode rest = entry.attributes().deepCopy();
        for (CfgAttribute each : shape.attributes())
            if (rest.has(each.outer())) attribute(shape, each, tenant, rest, fields);
        if (shape.attribute(DocNames.DISPLAY_NAME)
                .filter(row -> row.is(Trait.MUST))
                .isPresent()) fields.remove(DocNames.DISPLAY_NAME, key.label());
        if (key.type() == CfgType.FOLDER) rest.remove(CfgObject.FOLDER_DBID);
        sections(DocNames.OPTIONS, CfgObject.OPTIONS, entry.options(), rest, fields);
        sections(DocNames.ANNEX, CfgObject.USER_PROPERTIES, entry.annex(), rest, fields);
        if (!rest.isEmpty()) fields.put(DocNames.JSON, rest.toString());
        return fields;
    }

    /** Whether the switch (or enumerator) that an object lies in says its tenant. */
    private boolean told(CfgShape shape, ConfigKey key) {
        if (shape.tenantFrom().isEmpty()) return false;
        CfgAttribute from = shape.attribute(shape.tenantFrom()).orElseThrow();
        return known.called(from.target().orElseThrow(), key.part(DocNames.of(from)), "")
                        .size()
                == 1;
    }

    private static String tenant(ConfigEntry entry) {
        return entry.attributes().get(CfgObject.TENANT_DBID) instanceof POJONode node
                        && node.getPojo() instanceof ConfigKey tenant
                ? tenant.label()
                : "";
    }

    private void attribute(
            CfgShape shape, CfgAttribute attribute, String tenant, ObjectNode rest, Map<String, Object> fields) {
        String outer = attribute.outer();
        if (attribute.path().equals(CfgObject.FOLDER_DBID)) {
            if (rest.get(outer) instanceof POJONode node && node.getPojo() instanceof ConfigKey folder) {
                fields.put(DocNames.FOLDER, folder.label());
                rest.remove(outer);
            }
            return;
        }
        Optional<Object> value = value(shape, List.of(outer), tenant, rest.get(outer));
        if (value.isEmpty()) return;
        String name = attribute.steps().size() == 1 ? DocNames.of(attribute) : outer;
        fields.put(name, value.get());
        rest.remove(outer);
    }

    /** Empty for what the model has no row for; it is kept as JSON. */
    private Optional<Object> value(CfgShape shape, List<String> path, String tenant, JsonNode node) {
        Optional<CfgAttribute> row = shape.attribute(String.join(".", path));
        if (row.isPresent()) return leaf(row.get(), tenant, node);
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            for (JsonNode each : node) {
                Optional<Object> item = value(shape, path, tenant, each);
                if (item.isEmpty()) return Optional.empty();
                items.add(item.get());
            }
            return Optional.of(items);
        }
        if (!node.isObject()) return Optional.empty();
        Map<String, Object> inner = new LinkedHashMap<>();
        for (String field : ordered(shape, path, node)) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(field);
            Optional<Object> value = value(shape, deeper, tenant, node.get(field));
            if (value.isEmpty()) return Optional.empty();
            String name =
                    shape.attribute(String.join(".", deeper)).map(DocNames::of).orElse(field);
            inner.put(name, value.get());
        }
        return Optional.of(inner);
    }

    /** The members of a structure in the order of the model's rows, whoever wrote them in whichever order. */
    private static List<String> ordered(CfgShape shape, List<String> path, JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        int depth = path.size();
        for (CfgAttribute each : shape.attributes())
            if (each.steps().size() > depth && each.steps().subList(0, depth).equals(path))
                names.add(each.steps().get(depth));
        names.removeIf(name -> !node.has(name));
        node.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    private Optional<Object> leaf(CfgAttribute row, String tenant, JsonNode node) {
        if (node.isArray() && row.isList()) {
            List<Object> items = new ArrayList<>();
            for (JsonNode each : node) {
                Optional<Object> item = leaf(row, tenant, each);
                if (item.isEmpty()) return Optional.empty();
                items.add(item.get());
            }
            return Optional.of(items);
        }
        if (node instanceof POJONode pojo && pojo.getPojo() instanceof ConfigKey key)
            return Optional.of(reference(key, tenant));
        if (row.target().isPresent() || node.isContainerNode()) return Optional.empty();
        if (row.is(Trait.NUMBER)) return node.isIntegralNumber() ? Optional.of(node.intValue()) : Optional.empty();
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private Object reference(ConfigKey key, String tenant) {
        if (known.called(key.type(), key.label(), tenant).equals(List.of(key))) return key.label();
        Map<String, Object> names = new LinkedHashMap<>();
        List<String> words = DocNames.key(key.type());
        for (int i = words.size() - 1; i >= 0; i--)
            names.put(words.get(i), key.parts().get(i));
        return names;
    }

    private static void sections(
            String name, String attribute, Optional<KvList> list, ObjectNode rest, Map<String, Object> fields) {
        if (list.isEmpty() || list.get().isEmpty()) return;
        Map<String, Object> sections = new TreeMap<>();
        for (KvList.Entry section : list.get().entries()) {
            if (section.value() instanceof KvValue.Nested nested) sections.put(section.key(), values(nested.list()));
            else if (section.value() instanceof KvValue.Text text) sections.put(section.key(), text.value());
            else {
                rest.set(attribute, KvCodec.write(list.get()));
                return;
            }
        }
        fields.put(name, sections);
    }

    private static Map<String, Object> values(KvList list) {
        Map<String, Object> values = new TreeMap<>();
        for (KvList.Entry each : list.entries()) values.put(each.key(), value(each.value()));
        return values;
    }

    private static Object value(KvValue value) {
        if (value instanceof KvValue.Int number) return Map.of(SectionReader.INT, number.value());
        if (value instanceof KvValue.Binary binary)
            return Map.of(SectionReader.BINARY, Base64.getEncoder().encodeToString(binary.value()));
        if (value instanceof KvValue.Nested nested) return Map.of(SectionReader.LIST, values(nested.list()));
        return value.text();
    }

    private void tree(Map<String, Object> fields, int indent, boolean item) {
        String lead = item ? " ".repeat(indent) + "- " : " ".repeat(indent);
        int inner = item ? indent + 2 : indent;
        for (Map.Entry<String, Object> each : fields.entrySet()) {
            out.append(lead).append(YamlText.key(each.getKey())).append(':');
            node(each.getValue(), inner);
            lead = " ".repeat(inner);
        }
    }

    @SuppressWarnings("unchecked")
    private void node(Object value, int indent) {
        if (value instanceof Map<?, ?> map) {
            if (map.isEmpty()) out.append(" {}\n");
            else {
                out.append('\n');
                tree((Map<String, Object>) map, indent + 2, false);
            }
        } else if (value instanceof List<?> list) {
            out.append(list.isEmpty() ? " []\n" : "\n");
            for (Object each : list)
                if (each instanceof Map<?, ?> map) tree((Map<String, Object>) map, indent + 2, true);
                else
                    out.append(" ".repeat(indent + 2))
                            .append("- ")
                            .append(text(each, indent + 2))
                            .append('\n');
        } else out.append(' ').append(text(value, indent)).append('\n');
    }

    private static String text(Object scalar, int indent) {
        return scalar instanceof Integer ? scalar.toString() : YamlText.scalar(scalar.toString(), indent);
    }
}
