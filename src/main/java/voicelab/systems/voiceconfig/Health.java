package voicelab.systems.voiceconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** {@code GET /health}: 200 while the Configuration Server is followed, else 503 with the reason. */
final class Health implements HttpAnswer {
    private final Shelf shelf;

    Health(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public HttpReply answer(Asked asked) {
        String trouble = shelf.trouble();
        ObjectNode body = JsonBody.object()
                .put("status", trouble.isEmpty() ? "up" : "down")
                .put("lastChange", shelf.readAt().toString());
        if (!trouble.isEmpty()) body.put("reason", trouble);
        return JsonBody.reply(trouble.isEmpty() ? 200 : 503, body);
    }
}
