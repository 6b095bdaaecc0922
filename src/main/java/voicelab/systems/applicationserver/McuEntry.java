package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import voicelab.engines.http.JsonBody;

/**
 * An MCU as it last reported itself.
 *
 * @param control {@code http://ADDRESS:2131}
 * @param holds the conferences that it holds, when it names them
 * @param heard when the report came, in the lab's time
 */
record McuEntry(
        String id,
        String control,
        int conferences,
        int participants,
        int maxParticipants,
        Set<String> holds,
        Instant heard) {

    McuEntry heardAt(Instant now) {
        return new McuEntry(id, control, conferences, participants, maxParticipants, holds, now);
    }

    McuEntry idle(Instant now) {
        return new McuEntry(id, control, 0, 0, maxParticipants, Set.of(), now);
    }

    static McuEntry of(JsonNode json) {
        Set<String> holds = new TreeSet<>();
        json.path("holds").forEach(each -> holds.add(each.asText()));
        return new McuEntry(
                json.path("id").asText(),
                json.path("control").asText(),
                json.path("conferences").asInt(),
                json.path("participants").asInt(),
                json.path("maxParticipants").asInt(),
                holds,
                Instant.parse(json.path("heard").asText()));
    }

    ObjectNode json() {
        ObjectNode json = JsonBody.object()
                .put("id", id)
                .put("control", control)
                .put("conferences", conferences)
                .put("participants", participants)
                .put("maxParticipants", maxParticipants)
                .put("heard", heard.toString());
        List.copyOf(holds).forEach(json.putArray("holds")::add);
        return json;
    }
}
