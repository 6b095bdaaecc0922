package voicelab.scenario;

import java.util.List;
import java.util.Optional;

/** {@code expect: hangup}. */
final class ExpectHangup {
    static final Word WORD = Word.expecting("hangup", "the call ends", ExpectHangup::act)
            .need("call", KeyType.CALL, "which call")
            .choice("by", List.of("there", "here", "any"), "who ends it, seen from this phone")
            .within("10s");

    private ExpectHangup() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        String by = turn.text("by");
        Optional<String> ended = turn.await(turn.call().call().ended());
        if (ended.isPresent() && (by.equals("any") || by.equals(ended.get()))) return;
        throw new StepFailure(
                "call " + turn.text("call") + " ended" + (by.equals("any") ? "" : " from " + by) + " " + turn.within(),
                ended.map(how -> "ended: " + how).orElse("it is still there"));
    }
}
