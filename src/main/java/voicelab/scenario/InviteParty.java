package voicelab.scenario;

import java.io.IOException;
import java.util.List;
import voicelab.edge.ConferenceDesk;

/** {@code do: invite}. */
final class InviteParty {
    static final Word WORD = Word.doing("invite", "have a conference call a number (MCU control)", InviteParty::act)
            .need("conference", KeyType.TEXT, "the conference's number; made when there is none")
            .need("number", KeyType.TEXT, "whom it calls")
            .choice("transport", List.of("udp", "tcp"), "SIP over");

    private InviteParty() {}

    private static void act(Turn turn) throws StepFailure {
        ConferenceDesk desk = new ConferenceDesk(turn.lab());
        try {
            desk.make(turn.text("conference"));
            desk.invite(turn.text("conference"), turn.text("number"), turn.text("transport"));
        } catch (IOException e) {
            throw new StepFailure(e.getMessage());
        }
    }
}
