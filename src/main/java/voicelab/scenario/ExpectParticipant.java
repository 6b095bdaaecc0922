package voicelab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import voicelab.edge.ConferenceDesk;

/** {@code expect: participant}. */
final class ExpectParticipant {
    static final Word WORD = Word.expecting(
                    "participant", "the MCU says so of a conference's participant", ExpectParticipant::act)
            .need("conference", KeyType.TEXT, "the conference's number")
            .need("number", KeyType.TEXT, "the participant's number")
            .choice("state", List.of("joined", "calling", "left", "failed"), "how its call is")
            .within();

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private ExpectParticipant() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        ConferenceDesk desk = new ConferenceDesk(turn.lab());
        String conference = turn.text("conference");
        String number = turn.text("number");
        String wanted = turn.text("state");
        String seen;
        while (true) {
            try {
                Optional<JsonNode> found = desk.participant(conference, number);
                if (found.filter(p -> p.path("state").asText().equals(wanted)).isPresent()) return;
                seen = found.map(JsonNode::toString).orElse("nobody of that number");
            } catch (IOException e) {
                seen = e.getMessage();
            }
            if (turn.patience().over()) break;
            turn.pause(LOOK_EVERY);
        }
        throw new StepFailure(number + " in conference " + conference + " " + wanted + " " + turn.within(), seen);
    }
}
