package voicelab.systems.notificationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.engines.http.JsonBody;

/**
 * One event of a client.
 *
 * @param number counts from 1 within the client
 * @param notice what happened: calling, joined, muted, unmuted, left or failed
 */
record ClientEvent(int number, Notice notice) {

    static ClientEvent of(JsonNode json) {
        return new ClientEvent(json.path("number").asInt(), Notice.of(json));
    }

    String event() {
        return notice.event();
    }

    boolean isEnd() {
        return event().equals("left") || event().equals("failed");
    }

    ObjectNode json() {
        ObjectNode json = JsonBody.object().put("number", number);
        notice.write(json);
        return json;
    }
}
