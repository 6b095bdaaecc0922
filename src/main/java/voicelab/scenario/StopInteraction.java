package voicelab.scenario;

import java.io.IOException;
import java.util.List;
import voicelab.edge.GwsDesk;
import voicelab.edge.SoapDesk;

/** {@code do: stop-interaction}. */
final class StopInteraction {
    static final Word WORD = Word.doing(
                    "stop-interaction",
                    "end an interaction, as a user of GWS or at a capture point",
                    StopInteraction::act)
            .need("interaction", KeyType.TEXT, "its id")
            .choice("via", List.of("gws", "soap"), "where")
            .may("point", KeyType.TEXT, "WSCapturePoint", "the capture point's name, for soap");

    private StopInteraction() {}

    private static void act(Turn turn) throws StepFailure {
        String id = turn.text("interaction");
        String via = turn.text("via");
        try {
            if (via.equals("gws")) new GwsDesk(turn.lab()).stop(id);
            else new SoapDesk(turn.lab(), turn.text("point")).act("Stop", id);
        } catch (IOException e) {
            throw new StepFailure("interaction " + id + " stopped via " + via, e.getMessage());
        }
    }
}
