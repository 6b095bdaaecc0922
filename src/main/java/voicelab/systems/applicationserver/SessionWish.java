package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonFields;

/**
 * What a client asks for when it creates a session.
 *
 * @param number whom the MCU calls
 * @param conference the conference that the participant joins; made when no MCU holds it
 * @param transport of the MCU's SIP: udp or tcp
 */
record SessionWish(String displayName, String kind, String number, String conference, String transport) {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z*#+._-]{1,64}");
    private static final Pattern CONFERENCE = Pattern.compile("[0-9A-Za-z._-]{1,64}");

    /** @throws HttpRefusal 400 for what does not fit, 501 for a kind that comes with the video plane */
    static SessionWish read(JsonFields fields) throws HttpRefusal {
        String kind = fields.choice("kind", List.of("sip", "webrtc", "flash"));
        if (!kind.equals("sip"))
            throw JsonFields.refusal(
                    501,
                    "kind " + kind + " is not implemented: it comes with the video plane",
                    "kind sip calls a phone");
        return new SessionWish(
                fields.word("displayName", NAME, "1 to 100 printable characters"),
                kind,
                fields.word("number", NUMBER, "the phone's number: 1 to 64 of letters, digits and * # + . _ -"),
                fields.word("conference", CONFERENCE, "1 to 64 of letters, digits and . _ -"),
                fields.choice("transport", List.of("udp", "tcp")));
    }

    /** As {@link #write} wrote it. */
    static SessionWish of(JsonNode json) {
        return new SessionWish(
                json.path("displayName").asText(),
                json.path("kind").asText(),
                json.path("number").asText(),
                json.path("conference").asText(),
                json.path("transport").asText());
    }

    void write(ObjectNode to) {
        to.put("displayName", displayName)
                .put("kind", kind)
                .put("number", number)
                .put("conference", conference)
                .put("transport", transport);
    }
}
