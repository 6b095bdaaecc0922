package voicelab.scenario;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.edge.GwsDesk;
import voicelab.edge.SoapDesk;

/** {@code do: submit}. */
final class SubmitInteraction {
    static final Word WORD = Word.doing(
                    "submit", "submit an interaction, as a user of GWS or at a capture point", SubmitInteraction::act)
            .choice("via", List.of("gws", "soap"), "where")
            .may("point", KeyType.TEXT, "WSCapturePoint", "the capture point's name, for soap")
            .need("queue", KeyType.TEXT, "the queue that it goes into")
            .may("media", KeyType.TEXT, "workitem", "its media type")
            .may("external-id", KeyType.TEXT, "", "the submitter's own id")
            .may("data", KeyType.FIELDS, "its user data")
            .may("as", KeyType.NEW_VARIABLE, "the variable that keeps its id");

    private SubmitInteraction() {}

    private static void act(Turn turn) throws StepFailure {
        String via = turn.text("via");
        String queue = turn.text("queue");
        String media = turn.text("media");
        String externalId = turn.text("external-id");
        Map<String, String> data = turn.fields("data");
        try {
            String id;
            if (via.equals("gws")) id = new GwsDesk(turn.lab()).submit(queue, media, externalId, data);
            else {
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("Queue", queue);
                fields.put("MediaType", media);
                fields.put("ExternalId", externalId);
                id = new SoapDesk(turn.lab(), turn.text("point")).submit(fields, data);
            }
            if (turn.has("as")) turn.save(turn.text("as"), id);
        } catch (IOException e) {
            throw new StepFailure("an interaction submitted via " + via, e.getMessage());
        }
    }
}
