package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import voicelab.engines.http.JsonBody;

/** Trees made of what the state holds. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonBody.object();
    }

    static ArrayNode array() {
        return JsonBody.array();
    }

    static ArrayNode words(Collection<String> words) {
        ArrayNode array = array();
        words.forEach(array::add);
        return array;
    }

    static ArrayNode list(Collection<? extends JsonNode> nodes) {
        ArrayNode array = array();
        nodes.forEach(array::add);
        return array;
    }

    static ObjectNode mapping(Map<String, String> entries) {
        ObjectNode object = object();
        entries.forEach(object::put);
        return object;
    }

    /** The texts of an array; none for anything else. */
    static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(item -> words.add(item.asText()));
        return words;
    }
}
