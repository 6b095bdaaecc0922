package voicelab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import voicelab.edge.SessionDesk;

/** {@code expect: session}. */
final class ExpectSession {
    static final Word WORD = Word.expecting(
                    "session", "the Application Server says so of a session", ExpectSession::act)
            .need("session", KeyType.TEXT, "the session's id")
            .choice("state", List.of("joined", "announced", "calling", "left", "failed"), "how it stands")
            .may("reason", KeyType.TEXT, "what its reason contains")
            .within("10s");

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private ExpectSession() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        SessionDesk desk = new SessionDesk(turn.lab());
        String id = turn.text("session");
        String wanted = turn.text("state");
        String reason = turn.maybe("reason").orElse("");
        String seen;
        while (true) {
            try {
                JsonNode session = desk.session(id);
                boolean fits = session.path("state").asText().equals(wanted)
                        && session.path("reason").asText().contains(reason);
                if (fits) return;
                seen = session.toString();
            } catch (IOException e) {
                seen = e.getMessage();
            }
            if (turn.patience().over()) break;
            turn.pause(LOOK_EVERY);
        }
        throw new StepFailure("session " + id + " " + wanted + " " + turn.within(), seen);
    }
}
