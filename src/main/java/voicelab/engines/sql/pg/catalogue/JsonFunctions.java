package voicelab.engines.sql.pg.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.util.Map;

/** What stands behind {@code -> ->> #> #>> @>} (PostgreSQL's manual, 9.16). JSON is kept as text and read at each call. */
public final class JsonFunctions {
    private static final String INVALID_TEXT = "22P02";

    private JsonFunctions() {}

    /** Loaded at its first use. */
    private static final class Reader {
        static final ObjectMapper JSON = JsonMapper.builder()
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static JsonNode read(String json) throws SQLException {
        try {
            return Reader.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new SQLException("invalid input syntax for type json", INVALID_TEXT, e);
        }
    }

    private static String json(JsonNode node) {
        return node == null || node.isMissingNode() ? null : node.toString();
    }

    private static String text(JsonNode node) {
        if (node == null || node.isMissingNode() || node.isNull()) return null;
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private static JsonNode field(String json, String key) throws SQLException {
        return json == null || key == null ? null : read(json).get(key);
    }

    private static JsonNode element(String json, Integer index) throws SQLException {
        if (json == null || index == null) return null;
        JsonNode array = read(json);
        return array.isArray() ? array.get(index < 0 ? array.size() + index : index) : null;
    }

    public static String json_field(String json, String key) throws SQLException {
        return json(field(json, key));
    }

    public static String json_field_text(String json, String key) throws SQLException {
        return text(field(json, key));
    }

    /** @param index from 0, or from the end below it */
    public static String json_element(String json, Integer index) throws SQLException {
        return json(element(json, index));
    }

    public static String json_element_text(String json, Integer index) throws SQLException {
        return text(element(json, index));
    }

    private static JsonNode path(String json, String path) throws SQLException {
        if (json == null || path == null) return null;
        String lean = path.strip();
        boolean braced = lean.startsWith("{") || lean.startsWith("[");
        JsonNode node = read(json);
        String inner = braced ? lean.substring(1, lean.length() - 1) : lean;
        if (inner.isBlank()) return node;
        for (String step : inner.split(",")) {
            if (node == null) return null;
            String key = step.strip().replaceAll("^\"(.*)\"$", "$1");
            if (!node.isArray()) node = node.get(key);
            else if (key.matches("-?\\d{1,9}")) {
                int index = Integer.parseInt(key);
                node = node.get(index < 0 ? node.size() + index : index);
            } else return null;
        }
        return node;
    }

    /** @param path {@code {a,0,b}} */
    public static String json_path(String json, String path) throws SQLException {
        return json(path(json, path));
    }

    public static String json_path_text(String json, String path) throws SQLException {
        return text(path(json, path));
    }

    public static Boolean json_contains(String json, String part) throws SQLException {
        return (json == null || part == null) ? null : Boolean.valueOf(contains(read(json), read(part), true));
    }

    private static boolean contains(JsonNode whole, JsonNode part, boolean top) {
        if (whole.isObject() && part.isObject()) {
            for (Map.Entry<String, JsonNode> one : part.properties()) {
                JsonNode there = whole.get(one.getKey());
                if (there == null || !contains(there, one.getValue(), false)) return false;
            }
            return true;
        }
        if (whole.isArray() && part.isArray()) {
            for (JsonNode one : part) if (!anyContains(whole, one)) return false;
            return true;
        }
        // an array contains a plain value, at the top only
        if (top && whole.isArray() && part.isValueNode()) return anyContains(whole, part);
        if (whole.isNumber() && part.isNumber()) return whole.decimalValue().compareTo(part.decimalValue()) == 0;
        return whole.equals(part);
    }

    private static boolean anyContains(JsonNode array, JsonNode part) {
        for (JsonNode one : array) if (contains(one, part, false)) return true;
        return false;
    }
}
