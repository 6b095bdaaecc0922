package voicelab.systems.gwsixn;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.LaterAnswer;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.http.HttpReply;

/** {@code POST /lab/v1/interactions}: 201 with the interaction's id. */
record SubmitInteraction(ServerDoor door) implements LaterAnswer {
    private static final Set<String> KEYS = Set.of(
            "queue",
            "mediaType",
            "interactionType",
            "interactionSubtype",
            "externalId",
            "parentInteractionId",
            "isOnline",
            "userData");

    @Override
    public CompletionStage<HttpReply> answer(Asked asked) throws HttpRefusal {
        GivenJson given = GivenJson.of(asked, KEYS);
        return door.ask(
                asked,
                FrameMessage.named(InteractionNames.SUBMIT)
                        .put("queue", given.needed("queue"))
                        .put("mediaType", given.needed("mediaType"))
                        .put("interactionType", given.text("interactionType"))
                        .put("interactionSubtype", given.text("interactionSubtype"))
                        .put("externalId", given.text("externalId"))
                        .put("parentInteractionId", given.text("parentInteractionId"))
                        .put("isOnline", given.flag("isOnline"))
                        .put("userData", given.list("userData")),
                SubmitInteraction::made);
    }

    private static HttpReply made(FrameMessage ack) {
        String id = ack.text("interactionId").orElse("");
        return JsonBody.reply(201, JsonBody.object().put("interactionId", id))
                .with("Location", "/lab/v1/interactions/" + id);
    }
}
