package voicelab.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import voicelab.Lab;

/** A user of GWS who submits, places, pulls and stops interactions, over its HTTP face. */
public final class GwsDesk {
    private static final String GWS = "gws-ixn";
    private static final String HTTP = "HTTP";
    private static final String INTERACTIONS = "/lab/v1/interactions";

    private static final class Lazy {
        static final ObjectMapper JSON = new ObjectMapper();
    }

    private final WebDesk web;

    public GwsDesk(Lab lab) {
        this.web = new WebDesk(lab);
    }

    /**
     * @param externalId empty for none
     * @param userData texts by key
     * @return the interaction's id
     */
    public String submit(String queue, String mediaType, String externalId, Map<String, String> userData)
            throws IOException {
        ObjectNode body = Lazy.JSON.createObjectNode().put("queue", queue).put("mediaType", mediaType);
        if (!externalId.isEmpty()) body.put("externalId", externalId);
        ObjectNode data = body.putObject("userData");
        userData.forEach(data::put);
        return ask("POST", INTERACTIONS, body, 201).path("interactionId").asText();
    }

    public void place(String id, String queue) throws IOException {
        ask(
                "POST",
                INTERACTIONS + "/" + id + "/place",
                Lazy.JSON.createObjectNode().put("queue", queue),
                204);
    }

    /** Pulls one by its id. */
    public void pull(String id) throws IOException {
        ask("POST", INTERACTIONS + "/" + id + "/pull", null, 200);
    }

    /**
     * Pulls what waits longest in a queue.
     *
     * @return their ids, none to {@code count}
     */
    public List<String> pullFrom(String queue, int count) throws IOException {
        ObjectNode body = Lazy.JSON.createObjectNode().put("queue", queue).put("count", count);
        List<String> ids = new ArrayList<>();
        for (JsonNode each : ask("POST", "/lab/v1/pull", body, 200).path("interactions"))
            ids.add(each.path("interactionId").asText());
        return ids;
    }

    public void stop(String id) throws IOException {
        ask("DELETE", INTERACTIONS + "/" + id, null, 204);
    }

    private JsonNode ask(String method, String path, JsonNode body, int fine) throws IOException {
        WebDesk.Page page = web.ask(GWS, HTTP, method, path, body == null ? "" : body.toString());
        if (page.status() != fine)
            throw new IOException(method + " " + path + " at GWS was answered " + page.status() + ": "
                    + page.text().strip());
        try {
            JsonNode node = Lazy.JSON.readTree(page.text());
            return node == null ? Lazy.JSON.missingNode() : node;
        } catch (JsonProcessingException e) {
            throw new IOException("GWS's answer is no JSON: " + e.getMessage(), e);
        }
    }
}
