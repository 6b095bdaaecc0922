package voicelab.systems.notificationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonFields;

/**
 * Something that happened to a participant, as the MCU reports it, or as this server itself finds.
 *
 * @param participant its id at the MCU; empty when it never got one
 * @param callId of the MCU's call; may be empty
 * @param reason why, when there is something to say
 * @param at when, as the teller's clock has it
 */
record Notice(
        String session, String conference, String participant, String event, String callId, String reason, String at) {
    private static final List<String> EVENTS = List.of("calling", "joined", "muted", "unmuted", "left", "failed");
    private static final Pattern EVENT = Pattern.compile(String.join("|", EVENTS));
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,500}");
    private static final String PRINTABLE = "up to 500 printable characters";

    static Notice read(JsonFields fields, Instant now) throws HttpRefusal {
        return new Notice(
                fields.word("session", TEXT, PRINTABLE),
                text(fields, "conference"),
                text(fields, "participant"),
                fields.word("event", EVENT, "one of " + String.join(", ", EVENTS)),
                text(fields, "callId"),
                text(fields, "reason"),
                at(fields, now));
    }

    private static String text(JsonFields fields, String name) throws HttpRefusal {
        return fields.maybe(name, TEXT, PRINTABLE).orElse("");
    }

    private static String at(JsonFields fields, Instant now) throws HttpRefusal {
        try {
            return Instant.parse(fields.maybe("at", TEXT, PRINTABLE).orElse(now.toString()))
                    .toString();
        } catch (DateTimeParseException e) {
            throw JsonFields.refusal(400, "at: is no instant", "an instant such as 2026-01-31T12:00:00Z");
        }
    }

    /** As {@link #write} wrote it. */
    static Notice of(JsonNode json) {
        return new Notice(
                json.path("session").asText(),
                json.path("conference").asText(),
                json.path("participant").asText(),
                json.path("event").asText(),
                json.path("callId").asText(),
                json.path("reason").asText(),
                json.path("at").asText());
    }

    void write(ObjectNode to) {
        to.put("session", session)
                .put("conference", conference)
                .put("event", event)
                .put("at", at);
        if (!participant.isEmpty()) to.put("participant", participant);
        if (!callId.isEmpty()) to.put("callId", callId);
        if (!reason.isEmpty()) to.put("reason", reason);
    }
}
