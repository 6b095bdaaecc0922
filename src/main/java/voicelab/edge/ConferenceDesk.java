package voicelab.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import voicelab.Lab;
import voicelab.protocols.audio.WavException;
import voicelab.protocols.audio.WavReader;

/** Somebody who controls conferences, over the MCU's port 2131. */
public final class ConferenceDesk {
    private static final String MCU = "mcu";
    private static final String LISTENER = "CONTROL";
    private static final String CONFERENCES = "/lab/v1/conferences";

    private static final class Lazy {
        static final ObjectMapper JSON = new ObjectMapper();
    }

    private final WebDesk web;

    public ConferenceDesk(Lab lab) {
        this.web = new WebDesk(lab);
    }

    /** Makes a conference; one that exists is fine. */
    public void make(String conference) throws IOException {
        ask("POST", CONFERENCES, Lazy.JSON.createObjectNode().put("id", conference), 201, 409);
    }

    /** Ends a conference; none of that number is fine. */
    public void end(String conference) throws IOException {
        ask("DELETE", CONFERENCES + "/" + conference, null, 204, 404);
    }

    /**
     * Has a number called for a conference.
     *
     * @return the participant's id
     */
    public String invite(String conference, String number, String transport) throws IOException {
        ObjectNode body = Lazy.JSON
                .createObjectNode()
                .put("kind", "sip")
                .put("number", number)
                .put("transport", transport);
        return ask("POST", participants(conference), body, 202).path("id").asText();
    }

    /** The latest participant with that number, as JSON. */
    public Optional<JsonNode> participant(String conference, String number) throws IOException {
        JsonNode latest = null;
        for (JsonNode each :
                ask("GET", CONFERENCES + "/" + conference, null, 200, 404).path("participants"))
            if (each.path("number").asText().equals(number)) latest = each;
        return Optional.ofNullable(latest);
    }

    /** @throws IOException also when nobody of that number is there */
    public void mute(String conference, String number, boolean muted) throws IOException {
        String path = participants(conference) + "/" + id(conference, number);
        ask("PATCH", path, Lazy.JSON.createObjectNode().put("muted", muted), 200);
    }

    /** Has a participant hung up on. */
    public void remove(String conference, String number) throws IOException {
        ask("DELETE", participants(conference) + "/" + id(conference, number), null, 204);
    }

    public void record(String conference) throws IOException {
        ask("POST", CONFERENCES + "/" + conference + "/recording", null, 201);
    }

    /** What was recorded so far, 8 kHz; empty when nothing was. */
    public short[] recorded(String conference) throws IOException {
        byte[] wav = web.bytes(MCU, LISTENER, CONFERENCES + "/" + conference + "/recording");
        try {
            return wav.length == 0 ? new short[0] : WavReader.read(wav);
        } catch (WavException e) {
            throw new IOException("the recording is no WAV file: " + e.getMessage(), e);
        }
    }

    /** Waits in real time until the latest participant with that number has a state; false when it does not come. */
    public boolean await(String conference, String number, String state, Duration patience)
            throws IOException, InterruptedException {
        return Poll.until(
                patience,
                () -> participant(conference, number)
                        .filter(p -> p.path("state").asText().equals(state))
                        .isPresent());
    }

    private String id(String conference, String number) throws IOException {
        return participant(conference, number)
                .map(p -> p.path("id").asText())
                .orElseThrow(() -> new IOException("nobody with number " + number + " in conference " + conference));
    }

    private static String participants(String conference) {
        return CONFERENCES + "/" + conference + "/participants";
    }

    private JsonNode ask(String method, String path, JsonNode body, int... fine) throws IOException {
        WebDesk.Page page = web.ask(MCU, LISTENER, method, path, body == null ? "" : body.toString());
        for (int status : fine) if (page.status() == status) return json(page);
        throw new IOException(method + " " + path + " at the MCU was answered " + page.status() + ": "
                + page.text().strip());
    }

    private static JsonNode json(WebDesk.Page page) throws IOException {
        try {
            JsonNode node = Lazy.JSON.readTree(page.text());
            return node == null ? Lazy.JSON.missingNode() : node;
        } catch (JsonProcessingException e) {
            throw new IOException("the MCU's answer is no JSON: " + e.getMessage(), e);
        }
    }
}
