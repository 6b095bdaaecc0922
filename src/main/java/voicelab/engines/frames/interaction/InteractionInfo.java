package voicelab.engines.frames.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;

/**
 * An interaction as the server told of it.
 *
 * @param json its properties, lower camel; shared, never to be changed
 */
public record InteractionInfo(JsonNode json) {

    /** The interactions of an {@code EventPulledInteractions} and its like. */
    public static List<InteractionInfo> all(FrameMessage answer) {
        List<InteractionInfo> all = new ArrayList<>();
        for (JsonNode each : answer.attribute("interactions")) all.add(new InteractionInfo(each));
        return List.copyOf(all);
    }

    public String id() {
        return text("interactionId");
    }

    /** The queue that it is in, or was taken from. */
    public String queue() {
        return text("queue");
    }

    /** 0 queued, 1 cached, 2 being processed by a router, 3 being handled by an agent; -1 when the server did not say. */
    public int state() {
        return json.path("interactionState").asInt(-1);
    }

    /** A property as text; empty when there is none. */
    public String text(String property) {
        return json.path(property).asText("");
    }

    public KvList userData() throws FrameException {
        JsonNode list = json.path("userData");
        return list.isMissingNode() ? KvList.EMPTY : KvCodec.read(list, "userData");
    }

    /** For people: user data as a plain object instead of the typed list. */
    public ObjectNode plain() throws FrameException {
        ObjectNode plain = json.deepCopy();
        plain.set("userData", PlainJson.write(userData()));
        plain.remove(List.of("inQueues", "outQueues"));
        return plain;
    }
}
