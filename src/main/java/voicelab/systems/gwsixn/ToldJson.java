package voicelab.systems.gwsixn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import voicelab.engines.frames.interaction.InteractionInfo;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.http.HttpReply;

/** What the server answered, as JSON replies. */
final class ToldJson {
    private ToldJson() {}

    static HttpReply done(FrameMessage ack) {
        return HttpReply.empty(204);
    }

    static HttpReply one(FrameMessage answer) {
        try {
            return JsonBody.reply(200, new InteractionInfo(answer.attribute("interaction")).plain());
        } catch (FrameException e) {
            return unreadable(e);
        }
    }

    static HttpReply many(FrameMessage answer) {
        ArrayNode all = JsonBody.array();
        try {
            for (InteractionInfo each : InteractionInfo.all(answer)) all.add(each.plain());
        } catch (FrameException e) {
            return unreadable(e);
        }
        return JsonBody.reply(200, JsonBody.object().set("interactions", all));
    }

    private static HttpReply unreadable(FrameException why) {
        return JsonBody.reply(
                502, JsonBody.object().put("error", "Interaction Server answered unreadably: " + why.getMessage()));
    }
}
