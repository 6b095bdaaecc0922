package voicelab.scenario;

import java.io.IOException;
import java.util.List;
import voicelab.edge.SessionDesk;

/** {@code do: session}. */
final class MakeSession {
    static final Word WORD = Word.doing(
                    "session",
                    "make a session at the Application Server: it has a conference call a number",
                    MakeSession::act)
            .need("name", KeyType.TEXT, "the display name")
            .need("number", KeyType.TEXT, "whom the conference calls")
            .need("conference", KeyType.TEXT, "the conference's number; made when there is none")
            .choice("transport", List.of("udp", "tcp"), "SIP over")
            .need("as", KeyType.NEW_VARIABLE, "the variable that keeps the session's id");

    private MakeSession() {}

    private static void act(Turn turn) throws StepFailure {
        try {
            String id = new SessionDesk(turn.lab())
                    .create(turn.text("name"), turn.text("number"), turn.text("conference"), turn.text("transport"));
            turn.save(turn.text("as"), id);
        } catch (IOException e) {
            throw new StepFailure(e.getMessage());
        }
    }
}
