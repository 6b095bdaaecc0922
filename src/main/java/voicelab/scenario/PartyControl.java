package voicelab.scenario;

import java.io.IOException;
import voicelab.edge.ConferenceDesk;

/** {@code do: mute}, {@code do: unmute} and {@code do: remove}: one participant of a conference. */
final class PartyControl {
    static final Word MUTE = word("mute", "mute a participant (MCU control)", (desk, c, n) -> desk.mute(c, n, true));
    static final Word UNMUTE =
            word("unmute", "let a muted participant be heard again", (desk, c, n) -> desk.mute(c, n, false));
    static final Word REMOVE = word("remove", "have a participant hung up on", ConferenceDesk::remove);

    @FunctionalInterface
    private interface Act {
        void act(ConferenceDesk desk, String conference, String number) throws IOException;
    }

    private PartyControl() {}

    private static Word word(String name, String about, Act act) {
        return Word.doing(name, about, turn -> {
                    try {
                        act.act(new ConferenceDesk(turn.lab()), turn.text("conference"), turn.text("number"));
                    } catch (IOException e) {
                        throw new StepFailure(e.getMessage());
                    }
                })
                .need("conference", KeyType.TEXT, "the conference's number")
                .need("number", KeyType.TEXT, "the participant's number");
    }
}
