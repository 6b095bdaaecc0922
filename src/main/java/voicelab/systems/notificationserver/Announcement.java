package voicelab.systems.notificationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonFields;
import voicelab.standin.LabContext;
import voicelab.systems.JsonCalls;

/**
 * What the Application Server says of a session.
 *
 * @param mcu the MCU's id
 * @param control where that MCU is controlled, {@code http://ADDRESS:2131}, without a slash at its end
 * @param callback where each event goes
 */
record Announcement(
        String displayName,
        String kind,
        String number,
        String conference,
        String transport,
        String mcu,
        String control,
        String callback) {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z*#+._-]{1,64}");
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._-]{1,64}");
    private static final Pattern URL = Pattern.compile("\\S{1,500}");

    static Announcement read(JsonFields fields, LabContext lab) throws HttpRefusal {
        String kind = fields.choice("kind", List.of("sip", "webrtc", "flash"));
        if (!kind.equals("sip"))
            throw JsonFields.refusal(
                    501,
                    "kind " + kind + " is not implemented: it comes with the video plane",
                    "kind sip calls a phone");
        JsonFields mcu = fields.object("mcu");
        return new Announcement(
                fields.word("displayName", NAME, "1 to 100 printable characters"),
                kind,
                fields.word("number", NUMBER, "1 to 64 of letters, digits and * # + . _ -"),
                fields.word("conference", ID, "1 to 64 of letters, digits and . _ -"),
                fields.choice("transport", List.of("udp", "tcp")),
                mcu.word("id", ID, "1 to 64 of letters, digits and . _ -"),
                url(mcu, "control", lab).replaceAll("/+$", ""),
                url(fields, "callback", lab));
    }

    private static String url(JsonFields fields, String name, LabContext lab) throws HttpRefusal {
        String remedy = "http://HOST:PORT/... on this machine's loopback";
        String url = fields.word(name, URL, remedy);
        try {
            JsonCalls.check(lab, url);
        } catch (IOException e) {
            throw JsonFields.refusal(400, name + ": " + e.getMessage(), remedy);
        }
        return url;
    }

    /** The conference at its MCU. */
    String conferenceUrl() {
        return control + "/lab/v1/conferences/" + conference;
    }

    /** As {@link #write} wrote it. */
    static Announcement of(JsonNode json) {
        return new Announcement(
                json.path("displayName").asText(),
                json.path("kind").asText(),
                json.path("number").asText(),
                json.path("conference").asText(),
                json.path("transport").asText(),
                json.path("mcu").path("id").asText(),
                json.path("mcu").path("control").asText(),
                json.path("callback").asText());
    }

    void write(ObjectNode to) {
        to.put("displayName", displayName)
                .put("kind", kind)
                .put("number", number)
                .put("conference", conference)
                .put("transport", transport)
                .put("callback", callback);
        to.putObject("mcu").put("id", mcu).put("control", control);
    }
}
