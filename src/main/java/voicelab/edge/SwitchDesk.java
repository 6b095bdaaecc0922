package voicelab.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import voicelab.Lab;

/** Somebody who controls SIP Server's number plan and calls, over its control port (docs/sip-server.md). */
public final class SwitchDesk {
    private static final String SIP_SERVER = "sip-server";
    private static final String LISTENER = "CONTROL";
    private static final String CALLS = "/lab/v1/calls";

    private static final class Lazy {
        static final ObjectMapper JSON = new ObjectMapper();
    }

    private final WebDesk web;

    public SwitchDesk(Lab lab) {
        this.web = new WebDesk(lab);
    }

    /** Says what becomes of a number from now on. */
    public void route(String pattern, Map<String, String> rule) throws IOException {
        ObjectNode body = Lazy.JSON.createObjectNode();
        rule.forEach(body::put);
        ask("PUT", "/lab/v1/numbers/" + pattern.replace("#", "%23"), body, 200);
    }

    /** The call that has a leg with this Call-ID, as JSON; empty when there is none any more. */
    public Optional<JsonNode> call(String callId) throws IOException {
        for (JsonNode each : ask("GET", CALLS, null, 200).path("calls")) {
            String first = each.path("callId").asText();
            if (first.startsWith(callId) || callId.startsWith(first)) return Optional.of(each);
        }
        return Optional.empty();
    }

    /** Has SIP Server transfer a call by re-INVITE alone. */
    public void transfer(String callId, String to, String without) throws IOException {
        String uuid = call(callId)
                .map(call -> call.path("uuid").asText())
                .orElseThrow(() -> new IOException("SIP Server has no call " + callId));
        ObjectNode body = Lazy.JSON.createObjectNode().put("to", to).put("without", without);
        ask("POST", CALLS + "/" + uuid + "/transfer", body, 202);
    }

    private JsonNode ask(String method, String path, JsonNode body, int fine) throws IOException {
        WebDesk.Page page = web.ask(SIP_SERVER, LISTENER, method, path, body == null ? "" : body.toString());
        if (page.status() != fine)
            throw new IOException(method + " " + path + " at SIP Server was answered " + page.status() + ": "
                    + page.text().strip());
        try {
            return Lazy.JSON.readTree(page.text());
        } catch (JsonProcessingException e) {
            throw new IOException("SIP Server's answer is no JSON: " + e.getMessage(), e);
        }
    }
}
