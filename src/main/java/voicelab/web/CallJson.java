package voicelab.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.calls.CallSummary;
import voicelab.engines.http.JsonBody;

/** A call of the journal as JSON. */
final class CallJson {
    private CallJson() {}

    static ObjectNode of(CallSummary call) {
        ObjectNode node = JsonBody.object();
        node.put("id", call.id());
        node.put("began", call.began().toString());
        node.put("millis", call.lasted().toMillis());
        node.put("caller", call.caller());
        node.put("number", call.number());
        node.put("state", call.state());
        node.put("status", call.status());
        node.put("entries", call.entries());
        ArrayNode legs = node.putArray("legs");
        call.legs().forEach(legs::add);
        ArrayNode links = node.putArray("links");
        call.links().forEach(links::add);
        return node;
    }
}
