package voicelab.scenario;

import java.io.IOException;
import voicelab.edge.SessionDesk;

/** {@code do: end-session}. */
final class EndSession {
    static final Word WORD = Word.doing("end-session", "end a session at the Application Server", EndSession::act)
            .need("session", KeyType.TEXT, "the session's id");

    private EndSession() {}

    private static void act(Turn turn) throws StepFailure {
        try {
            new SessionDesk(turn.lab()).end(turn.text("session"));
        } catch (IOException e) {
            throw new StepFailure(e.getMessage());
        }
    }
}
