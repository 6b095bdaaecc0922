package voicelab.engines.frames.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;

/**
 * One configuration object: plain attributes in lower camel ({@code dbid}, {@code name}, {@code tenantDbid}), and the two
 * key-value lists {@code options} and {@code userProperties} (section, key, value). Immutable.
 */
public final class CfgObject {
    public static final String DBID = "dbid";
    public static final String NAME = "name";
    public static final String TENANT_DBID = "tenantDbid";
    public static final String FOLDER_DBID = "folderDbid";
    public static final String STATE = "state";
    public static final String OPTIONS = "options";
    public static final String USER_PROPERTIES = "userProperties";

    private final CfgType type;
    private final ObjectNode plain;
    private final KvList options;
    private final KvList userProperties;

    private CfgObject(CfgType type, ObjectNode plain, KvList options, KvList userProperties) {
        this.type = type;
        this.plain = plain;
        this.options = options;
        this.userProperties = userProperties;
    }

    /** A draft without a DBID; the server gives one. */
    public static CfgObject named(CfgType type, String name) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode().put(NAME, name);
        return new CfgObject(type, plain, KvList.EMPTY, KvList.EMPTY);
    }

    /** Reads an object from its JSON form. */
    public static CfgObject read(CfgType type, JsonNode json) throws FrameException {
        if (!json.isObject())
            throw new FrameException(FrameException.Kind.BODY, "a " + type.typeName() + " is an object");
        ObjectNode plain = (ObjectNode) json.deepCopy();
        JsonNode options = plain.remove(OPTIONS);
        JsonNode annex = plain.remove(USER_PROPERTIES);
        return new CfgObject(type, plain, list(options, OPTIONS), list(annex, USER_PROPERTIES));
    }

    private static KvList list(JsonNode json, String attribute) throws FrameException {
        return json == null ? KvList.EMPTY : KvCodec.read(json, attribute);
    }

    public CfgType type() {
        return type;
    }

    /** Unique per type; 0 in a draft. */
    public int dbid() {
        return plain.path(DBID).intValue();
    }

    public String name() {
        return plain.path(NAME).asText();
    }

    /** A plain attribute; a missing node where there is none. Shared, never to be changed. */
    public JsonNode attribute(String name) {
        return plain.path(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(plain.path(name).textValue());
    }

    public OptionalInt number(String name) {
        return plain.path(name).canConvertToInt()
                ? OptionalInt.of(plain.path(name).intValue())
                : OptionalInt.empty();
    }

    /** A list of numbers, such as {@code didDbids}. */
    public List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        plain.path(name).forEach(each -> numbers.add(each.intValue()));
        return List.copyOf(numbers);
    }

    /** The tenant that it belongs to; 0 where it belongs to none. */
    public int tenantDbid() {
        return plain.path(TENANT_DBID).intValue();
    }

    public KvList options() {
        return options;
    }

    public KvList userProperties() {
        return userProperties;
    }

    /** One section of the options as texts; empty where there is none. */
    public Map<String, String> optionSection(String section) {
        return options.list(section).texts();
    }

    /** One section of the user properties (the annex) as texts; empty where there is none. */
    public Map<String, String> annexSection(String section) {
        return userProperties.list(section).texts();
    }

    public CfgObject with(String name, String value) {
        return new CfgObject(type, plain.deepCopy().put(name, value), options, userProperties);
    }

    public CfgObject with(String name, int value) {
        return new CfgObject(type, plain.deepCopy().put(name, value), options, userProperties);
    }

    public CfgObject with(String name, List<Integer> values) {
        ObjectNode next = plain.deepCopy();
        values.forEach(next.putArray(name)::add);
        return new CfgObject(type, next, options, userProperties);
    }

    public CfgObject with(String name, JsonNode value) {
        ObjectNode next = plain.deepCopy();
        next.set(name, value);
        return new CfgObject(type, next, options, userProperties);
    }

    public CfgObject withOptions(KvList next) {
        return new CfgObject(type, plain, next, userProperties);
    }

    public CfgObject withUserProperties(KvList next) {
        return new CfgObject(type, plain, options, next);
    }

    /** The JSON form, with empty key-value lists left out. */
    public ObjectNode json() {
        ObjectNode json = plain.deepCopy();
        if (!options.isEmpty()) json.set(OPTIONS, KvCodec.write(options));
        if (!userProperties.isEmpty()) json.set(USER_PROPERTIES, KvCodec.write(userProperties));
        return json;
    }

    /** Names, values and a little for each of them: about the size of the JSON form, which a bound is for. */
    public int weight() {
        return weight(json());
    }

    private static int weight(JsonNode node) {
        int sum = 4;
        for (Map.Entry<String, JsonNode> each : node.properties())
            sum += each.getKey().length() + weight(each.getValue());
        if (node.isArray()) for (JsonNode each : node) sum += weight(each);
        return node.isContainerNode() ? sum : sum + node.asText().length();
    }

    @Override
    public String toString() {
        return type.typeName() + " " + dbid() + " '" + name() + "'";
    }
}
