package voicelab.systems.gwsixn;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.LaterAnswer;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.http.HttpReply;

/** {@code POST /lab/v1/pull {queue or view, count}}: 200 with what waited longest, in the user's hands; may be none. */
record PullFromQueue(ServerDoor door) implements LaterAnswer {
    @Override
    public CompletionStage<HttpReply> answer(Asked asked) throws HttpRefusal {
        GivenJson given = GivenJson.of(asked, Set.of("queue", "view", "count"));
        return door.ask(
                asked,
                FrameMessage.named(InteractionNames.PULL)
                        .put("agentId", ServerDoor.user(asked))
                        .put("queue", given.text("queue"))
                        .put("view", given.text("view"))
                        .put("numberOfInteractions", given.number("count", 1)),
                ToldJson::many);
    }
}
