package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.JsonFields;

/**
 * What the Notification Server tells of a session.
 *
 * @param number counts from 1 within the session
 * @param event calling, joined, muted, unmuted, left or failed
 * @param at when it happened, as the teller's clock has it
 */
record SessionEvent(int number, String event, String participant, String callId, String reason, String at) {
    private static final List<String> EVENTS = List.of("calling", "joined", "muted", "unmuted", "left", "failed");
    private static final Pattern EVENT = Pattern.compile(String.join("|", EVENTS));
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,500}");

    static SessionEvent read(JsonFields fields, Instant now) throws HttpRefusal {
        return new SessionEvent(
                fields.count("number", Integer.MAX_VALUE),
                fields.word("event", EVENT, "one of " + String.join(", ", EVENTS)),
                fields.maybe("participant", TEXT, "up to 500 printable characters")
                        .orElse(""),
                fields.maybe("callId", TEXT, "up to 500 printable characters").orElse(""),
                fields.maybe("reason", TEXT, "up to 500 printable characters").orElse(""),
                at(fields, now));
    }

    private static String at(JsonFields fields, Instant now) throws HttpRefusal {
        String at = fields.maybe("at", TEXT, "an instant such as 2026-01-31T12:00:00Z")
                .orElse(now.toString());
        try {
            return Instant.parse(at).toString();
        } catch (DateTimeParseException e) {
            throw JsonFields.refusal(400, "at: is no instant", "an instant such as 2026-01-31T12:00:00Z");
        }
    }

    /** As {@link #json} wrote it. */
    static SessionEvent of(JsonNode json) {
        return new SessionEvent(
                json.path("number").asInt(),
                json.path("event").asText(),
                json.path("participant").asText(),
                json.path("callId").asText(),
                json.path("reason").asText(),
                json.path("at").asText());
    }

    ObjectNode json() {
        ObjectNode json =
                JsonBody.object().put("number", number).put("event", event).put("at", at);
        if (!participant.isEmpty()) json.put("participant", participant);
        if (!callId.isEmpty()) json.put("callId", callId);
        if (!reason.isEmpty()) json.put("reason", reason);
        return json;
    }
}
