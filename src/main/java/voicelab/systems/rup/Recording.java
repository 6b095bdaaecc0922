package voicelab.systems.rup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import voicelab.engines.http.JsonBody;

/**
 * What is known of one recording; its bytes lie beside it.
 *
 * @param number in the order of arrival; its file's name
 * @param id its name for clients
 * @param type media type
 * @param sha256 of its bytes, hexadecimal
 * @param meta what the client said of it
 * @param storedAt in the lab's time, ISO 8601
 * @param reason of the latest failure; empty
 */
record Recording(
        long number,
        String id,
        String type,
        long bytes,
        String sha256,
        Map<String, String> meta,
        String storedAt,
        State state,
        int attempts,
        String reason) {
    /** Where it is on its way. */
    enum State {
        /** Waits for its turn, or for a target. */
        WAITING,
        /** The target has it. */
        FORWARDED,
        /** The target will not have it; it stays here. */
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Recording(long number, String id, String type, long bytes, String sha256, Map<String, String> meta, String at) {
        this(number, id, type, bytes, sha256, meta, at, State.WAITING, 0, "");
    }

    Recording become(State next, String why) {
        return new Recording(number, id, type, bytes, sha256, meta, storedAt, next, attempts + 1, why);
    }

    ObjectNode json() {
        ObjectNode json = JsonBody.object()
                .put("number", number)
                .put("id", id)
                .put("type", type)
                .put("bytes", bytes)
                .put("sha256", sha256)
                .put("storedAt", storedAt)
                .put("state", state.word())
                .put("attempts", attempts)
                .put("reason", reason);
        meta.forEach(json.putObject("meta")::put);
        return json;
    }

    static Recording read(byte[] file) throws IOException {
        JsonNode json = JsonBody.read(file);
        Map<String, String> meta = new LinkedHashMap<>();
        json.path("meta")
                .properties()
                .forEach(each -> meta.put(each.getKey(), each.getValue().asText()));
        State state;
        try {
            state = State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "no state of a recording: " + json.path("state").asText(), e);
        }
        return new Recording(
                json.path("number").asLong(),
                json.path("id").asText(),
                json.path("type").asText(),
                json.path("bytes").asLong(),
                json.path("sha256").asText(),
                Map.copyOf(meta),
                json.path("storedAt").asText(),
                state,
                json.path("attempts").asInt(),
                json.path("reason").asText());
    }
}
