package voicelab.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import voicelab.Lab;

/** Somebody who makes sessions at the Application Server, as a web page would, and looks at what became of them. */
public final class SessionDesk {
    private static final String APPLICATION_SERVER = "application-server";
    private static final String NOTIFICATION_SERVER = "notification-server";
    private static final String HTTP = "HTTP";
    private static final String SESSIONS = "/lab/v1/sessions";

    private static final class Lazy {
        static final ObjectMapper JSON = new ObjectMapper();
    }

    private final WebDesk web;

    public SessionDesk(Lab lab) {
        this.web = new WebDesk(lab);
    }

    /**
     * Makes a session in which the MCU calls a number into a conference.
     *
     * @return the session's id
     */
    public String create(String displayName, String number, String conference, String transport) throws IOException {
        JsonNode wish = Lazy.JSON
                .createObjectNode()
                .put("displayName", displayName)
                .put("kind", "sip")
                .put("number", number)
                .put("conference", conference)
                .put("transport", transport);
        return ask(APPLICATION_SERVER, "POST", SESSIONS, wish.toString(), 201)
                .path("id")
                .asText();
    }

    /** What the Application Server says of a session. */
    public JsonNode session(String id) throws IOException {
        return ask(APPLICATION_SERVER, "GET", SESSIONS + "/" + id, "", 200);
    }

    /** Ends a session; one that is gone is fine. */
    public void end(String id) throws IOException {
        ask(APPLICATION_SERVER, "DELETE", SESSIONS + "/" + id, "", 202, 204, 404);
    }

    /** Waits in real time until a session has a state, or has failed; what it is then. */
    public JsonNode await(String id, String state, Duration patience) throws IOException, InterruptedException {
        JsonNode[] now = new JsonNode[1];
        Poll.until(patience, () -> {
            now[0] = session(id);
            String stands = now[0].path("state").asText();
            return stands.equals(state) || stands.equals("failed");
        });
        return now[0];
    }

    /** The MCUs that are registered: a list under {@code mcus}. */
    public JsonNode mcus() throws IOException {
        return ask(APPLICATION_SERVER, "GET", "/lab/v1/mcus", "", 200);
    }

    /** What the Notification Server says of a session's client; empty when it knows none. */
    public JsonNode client(String id) throws IOException {
        return ask(NOTIFICATION_SERVER, "GET", "/lab/v1/clients/" + id, "", 200, 404);
    }

    /** The client's events: a list under {@code events}. */
    public JsonNode events(String id) throws IOException {
        return ask(NOTIFICATION_SERVER, "GET", "/lab/v1/clients/" + id + "/events", "", 200, 404);
    }

    private JsonNode ask(String system, String method, String path, String body, int... fine) throws IOException {
        WebDesk.Page page = web.ask(system, HTTP, method, path, body);
        for (int status : fine) if (page.status() == status) return json(page);
        throw new IOException(method + " " + path + " at " + system + " was answered " + page.status() + ": "
                + page.text().strip());
    }

    private static JsonNode json(WebDesk.Page page) throws IOException {
        try {
            return Lazy.JSON.readTree(page.text().isEmpty() ? "{}" : page.text());
        } catch (JsonProcessingException e) {
            throw new IOException("the answer is no JSON: " + e.getMessage(), e);
        }
    }
}
