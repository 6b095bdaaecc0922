package voicelab.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import voicelab.map.ConnectionMap;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemSpec;
import voicelab.profile.ProfileReader;

/** Makes the schemas of what the strict readers know: words and keys here, systems and listeners of the map. */
final class SchemaWriter {
    private static final String VARIABLE = "\\$\\{";
    private static final ConnectionMap MAP = ConnectionMap.shipped();

    private SchemaWriter() {}

    static String profile() {
        ObjectNode schema = head("VoiceLab profile: which part of the map runs");
        ObjectNode properties = schema.putObject("properties");
        text(properties, "profile", "its name");
        text(properties, "about", "one sentence");
        properties.set("systems", systems());
        properties.set("replace", replace());
        schema.putArray("required").add("systems");
        return pretty(schema);
    }

    static String scenario() {
        ObjectNode schema = head("VoiceLab scenario: a call and what is expected of it");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("scenario").put("type", "string").put("pattern", "^" + ScenarioReader.NAME + "$");
        text(properties, "about", "one sentence");
        text(
                properties,
                "profile",
                "a shipped profile (" + String.join(", ", ProfileReader.SHIPPED)
                        + ") or a file beside this one; minimal when absent");
        properties.set("systems", systems());
        properties.set("replace", replace());
        ObjectNode without = properties.putObject("without").put("description", "systems of the profile to leave out");
        without.putArray("type").add("array").add("string");
        without.set("items", enumerated(systemIds()));
        ObjectNode timeout = properties.putObject("timeout").put("description", "for all steps together, at most 1h");
        duration(timeout);
        ObjectNode vars = properties.putObject("vars").put("type", "object");
        vars.putObject("propertyNames").put("pattern", "^" + Variables.NAME + "$");
        vars.set("additionalProperties", scalar());
        ObjectNode faults = properties.putObject("faults").put("description", "set before the first step");
        faults.putArray("type").add("array").add("string");
        faults.putObject("items").put("type", "string").put("pattern", "=");
        ObjectNode steps = properties.putObject("steps");
        steps.put("type", "array").put("minItems", 1);
        steps.putObject("items").put("$ref", "#/$defs/step");
        schema.putArray("required").add("scenario").add("steps");
        ArrayNode any = schema.putObject("$defs")
                .putObject("step")
                .put("type", "object")
                .putArray("oneOf");
        for (Word word : Words.all()) any.add(word(word));
        return pretty(schema);
    }

    private static ObjectNode word(Word word) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("title", word.title()).put("description", word.about());
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = node.putArray("required");
        if (!word.standsAlone()) {
            properties.putObject(word.head()).put("const", word.name());
            required.add(word.head());
        }
        for (Key key : word.keys()) {
            ObjectNode value = properties.putObject(key.name());
            String usual = key.fallback() == null ? "" : " (usually " + key.fallback() + ")";
            value.put("description", key.about() + usual);
            value(key, value);
            if (key.needed()) required.add(key.name());
        }
        node.put("additionalProperties", false);
        return node;
    }

    private static void value(Key key, ObjectNode node) {
        switch (key.type()) {
            case TEXT -> node.setAll(scalar());
            case NUMBER -> {
                // levels in dBm0 are below zero
                ArrayNode any = node.putArray("anyOf");
                any.addObject().put("type", "number");
                any.addObject().put("type", "string").put("pattern", "^-?[0-9]+(\\.[0-9]+)?$|" + VARIABLE);
            }
            case COUNT -> orPattern(node, "integer", "^[0-9]+$");
            case DURATION -> duration(node);
            case CHOICE -> orVariable(node, enumerated(key.choices()));
            case INSTANCE ->
                node.put("type", "string")
                        .put("pattern", "^(" + String.join("|", systemIds()) + ")([-@][1-9][0-9]?)?$|" + VARIABLE);
            case LINK -> orVariable(node, enumerated(links()));
            case LINK_OR_ALL -> {
                List<String> all = new java.util.ArrayList<>(links());
                all.add("all");
                orVariable(node, enumerated(all));
            }
            case FAULT -> node.put("type", "string").put("pattern", "=|" + VARIABLE);
            case CALL, NEW_CALL, NEW_VARIABLE -> node.put("type", "string").put("pattern", "^" + Variables.NAME + "$");
            case FIELDS -> node.put("type", "object").put("minProperties", 1).set("additionalProperties", scalar());
            case SAVES -> {
                node.put("type", "object").put("minProperties", 1).set("additionalProperties", scalar());
                node.putObject("propertyNames").put("pattern", "^" + Variables.NAME + "$");
            }
            case WORDS -> {
                node.putArray("type").add("array").add("string");
                node.set("items", scalar());
            }
            case STEPS -> node.put("$ref", "#/properties/steps");
        }
    }

    private static ObjectNode systems() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "object").put("description", "the systems that run, with their settings");
        ObjectNode properties = node.putObject("properties");
        for (SystemSpec system : MAP.systems()) {
            ObjectNode one = properties.putObject(system.id().text()).put("description", system.title());
            one.putArray("type").add("object").add("null");
            ObjectNode own = one.putObject("properties");
            own.putObject("count").put("type", "integer").put("minimum", 1).put("maximum", system.maxInstances());
            ObjectNode listeners = own.putObject("listeners");
            listeners.put("type", "object").put("description", "another port, or off");
            ObjectNode names = listeners.putObject("properties");
            for (ListenerSpec listener : system.listeners()) {
                ArrayNode any = names.putObject(listener.name()).putArray("anyOf");
                any.addObject().put("type", "integer").put("minimum", 1).put("maximum", 65_535);
                any.addObject().putArray("enum").add("off").add(false);
            }
            listeners.put("additionalProperties", false);
        }
        return node.put("additionalProperties", false);
    }

    private static ObjectNode replace() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "object").put("description", "systems whose part is played by the user's own, at an address");
        node.set("propertyNames", enumerated(systemIds()));
        node.putObject("additionalProperties").put("type", "string");
        return node;
    }

    private static ObjectNode head(String title) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.put("title", title).put("type", "object").put("additionalProperties", false);
    }

    private static void text(ObjectNode properties, String name, String about) {
        properties.putObject(name).put("type", "string").put("description", about);
    }

    private static ObjectNode scalar() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("type").add("string").add("number").add("boolean");
        return node;
    }

    private static ObjectNode enumerated(Collection<String> words) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode values = node.putArray("enum");
        words.forEach(values::add);
        return node;
    }

    private static void duration(ObjectNode node) {
        orPattern(node, "number", "^[0-9]{1,9}(\\.[0-9]{1,6})?\\s*(ms|s|m|h)?$");
    }

    private static void orPattern(ObjectNode node, String type, String pattern) {
        ArrayNode any = node.putArray("anyOf");
        any.addObject().put("type", type).put("minimum", 0);
        any.addObject().put("type", "string").put("pattern", pattern + "|" + VARIABLE);
    }

    private static void orVariable(ObjectNode node, JsonNode constant) {
        ArrayNode any = node.putArray("anyOf");
        any.add(constant);
        any.addObject().put("type", "string").put("pattern", VARIABLE);
    }

    private static List<String> systemIds() {
        return MAP.systems().stream().map(s -> s.id().text()).toList();
    }

    /** Links and rows: both may be written. */
    private static List<String> links() {
        return java.util.stream.Stream.concat(
                        MAP.links().stream().map(l -> l.id()),
                        MAP.rows().stream().map(r -> r.id()))
                .distinct()
                .collect(Collectors.toList());
    }

    private static String pretty(ObjectNode schema) {
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(schema)
                            .replace("\r\n", "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
