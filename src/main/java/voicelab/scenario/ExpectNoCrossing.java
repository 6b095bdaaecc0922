package voicelab.scenario;

import java.util.List;
import java.util.Optional;
import voicelab.journal.JournalEntry;

/** {@code expect: no-message}. */
final class ExpectNoCrossing {
    static final Word WORD = Word.expecting(
                    "no-message", "no such message crosses an arrow while we wait", ExpectNoCrossing::act)
            .need("link", KeyType.LINK, "the arrow: a link's id, or a row's")
            .may("at", KeyType.INSTANCE, "only at this instance of the called system: mcp-2")
            .choice("way", Crossing.WAYS, "out, back, arrived (the callee's record), stream (RTP)")
            .may("with", KeyType.FIELDS, "fields it would have; ~RE is a regular expression")
            .choice("since", List.of("do", "start"), "counted from the latest do, fault or mend, or from the start")
            .within("1s");

    private ExpectNoCrossing() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        Crossing unwanted = Crossing.of(turn);
        Optional<JournalEntry> found = turn.lab()
                .journal()
                .find(
                        ExpectCrossing.since(turn),
                        unwanted::fits,
                        turn.patience().left());
        if (found.isPresent())
            throw new StepFailure(
                    "no " + unwanted.wanted().substring(2) + " " + turn.within(),
                    found.get().toString());
    }
}
