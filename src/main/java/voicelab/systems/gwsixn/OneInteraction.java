package voicelab.systems.gwsixn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;
import voicelab.protocols.http.HttpReply;

/** What is asked of one interaction, by its id in the path. */
record OneInteraction(ServerDoor door) {

    /** {@code GET}: 200 with its properties. */
    CompletionStage<HttpReply> read(Asked asked) throws HttpRefusal {
        GivenJson.of(asked, Set.of());
        return door.ask(asked, named(InteractionNames.GET_PROPERTIES, asked), ToldJson::one);
    }

    /** {@code PATCH {added, changed, deleted}}: 204. {@code deleted} has keys alone; its values do not matter. */
    CompletionStage<HttpReply> change(Asked asked) throws HttpRefusal {
        GivenJson given = GivenJson.of(asked, Set.of("added", "changed", "deleted"));
        return door.ask(
                asked,
                named(InteractionNames.CHANGE_PROPERTIES, asked)
                        .put("addedProperties", given.list("added"))
                        .put("changedProperties", given.list("changed"))
                        .put("deletedProperties", given.list("deleted")),
                ToldJson::done);
    }

    /** {@code POST .../place {queue, hold, reason}}: 204. */
    CompletionStage<HttpReply> place(Asked asked) throws HttpRefusal {
        GivenJson given = GivenJson.of(asked, Set.of("queue", "hold", "reason"));
        return door.ask(
                asked,
                named(InteractionNames.PLACE_IN_QUEUE, asked)
                        .put("queue", given.needed("queue"))
                        .put("hold", given.flag("hold"))
                        .put("reason", given.text("reason")),
                ToldJson::done);
    }

    /** {@code POST .../pull}: 200 with what was pulled, in the user's hands. */
    CompletionStage<HttpReply> pull(Asked asked) throws HttpRefusal {
        GivenJson.of(asked, Set.of());
        return door.ask(
                asked,
                FrameMessage.named(InteractionNames.PULL)
                        .put("agentId", ServerDoor.user(asked))
                        .put(
                                "interactionIds",
                                JsonNodeFactory.instance.arrayNode().add(asked.segment("id"))),
                ToldJson::many);
    }

    /** {@code DELETE} or {@code POST .../stop {reason}}: 204. */
    CompletionStage<HttpReply> stop(Asked asked) throws HttpRefusal {
        GivenJson given = GivenJson.of(asked, Set.of("reason"));
        return door.ask(
                asked,
                named(InteractionNames.STOP_PROCESSING, asked).put("reason", given.text("reason")),
                ToldJson::done);
    }

    private static FrameMessageBuilder named(String message, Asked asked) {
        return FrameMessage.named(message).put("interactionId", asked.segment("id"));
    }
}
