package voicelab.scenario;

import java.io.IOException;
import java.util.List;
import voicelab.edge.GwsDesk;

/** {@code do: pull}. */
final class PullInteraction {
    static final Word WORD = Word.doing(
                    "pull",
                    "a user of GWS takes an interaction: the one named, or a queue's oldest",
                    PullInteraction::act)
            .may("interaction", KeyType.TEXT, "its id")
            .may("queue", KeyType.TEXT, "the queue, when no interaction is named")
            .may("as", KeyType.NEW_VARIABLE, "the variable that keeps its id");

    private PullInteraction() {}

    private static void act(Turn turn) throws StepFailure {
        boolean named = turn.has("interaction");
        if (named == turn.has("queue")) throw new StepFailure("pull wants either interaction or queue");
        String what = named ? "interaction " + turn.text("interaction") : "an interaction of " + turn.text("queue");
        try {
            String id = named ? turn.text("interaction") : "";
            GwsDesk gws = new GwsDesk(turn.lab());
            if (named) gws.pull(id);
            else {
                List<String> ids = gws.pullFrom(turn.text("queue"), 1);
                if (ids.isEmpty()) throw new StepFailure(what + " pulled", "none waits there");
                id = ids.get(0);
            }
            if (turn.has("as")) turn.save(turn.text("as"), id);
        } catch (IOException e) {
            throw new StepFailure(what + " pulled", e.getMessage());
        }
    }
}
