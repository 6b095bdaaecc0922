package voicelab.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a snapshot says of itself.
 *
 * @param profile the lab's, for people
 * @param at the lab's time when it was taken
 * @param instances whose state is inside
 */
record Manifest(String profile, String at, List<String> instances) {
    static final String ENTRY = "voicelab-snapshot.json";

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] json() throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode();
        node.put("version", VERSION).put("profile", profile).put("at", at);
        ArrayNode all = node.putArray("instances");
        instances.forEach(all::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }

    static Manifest of(byte[] json) throws SnapshotFailure {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new SnapshotFailure(ENTRY + " is no JSON", e);
        }
        if (node.path("version").asInt() != VERSION)
            throw new SnapshotFailure("snapshot version " + node.path("version") + ", this lab reads " + VERSION);
        List<String> instances = new ArrayList<>();
        node.path("instances").forEach(each -> instances.add(each.asText()));
        return new Manifest(node.path("profile").asText(), node.path("at").asText(), instances);
    }
}
