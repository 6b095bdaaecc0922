package voicelab.scenario;

import java.io.IOException;
import voicelab.edge.GwsDesk;

/** {@code do: place}. */
final class PlaceInteraction {
    static final Word WORD = Word.doing(
                    "place", "a user of GWS places an interaction in a queue", PlaceInteraction::act)
            .need("interaction", KeyType.TEXT, "its id")
            .need("queue", KeyType.TEXT, "the queue");

    private PlaceInteraction() {}

    private static void act(Turn turn) throws StepFailure {
        String id = turn.text("interaction");
        String queue = turn.text("queue");
        try {
            new GwsDesk(turn.lab()).place(id, queue);
        } catch (IOException e) {
            throw new StepFailure("interaction " + id + " placed in " + queue, e.getMessage());
        }
    }
}
