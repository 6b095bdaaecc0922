package voicelab.scenario;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the steps share that ask for something within a call and are answered with a final status. */
final class AskedOfCall {
    private AskedOfCall() {}

    static Word word(Word word) {
        return word.may("status", KeyType.COUNT, "200", "the final status that is wanted")
                .within();
    }

    static void answered(Turn turn, String what, CompletionStage<Integer> outcome)
            throws StepFailure, InterruptedException {
        int wanted = turn.count("status");
        Optional<Integer> status = turn.await(outcome);
        if (status.isPresent() && status.get() == wanted) return;
        throw new StepFailure(
                what + " answered " + wanted + " " + turn.within(),
                status.map(s -> "answered " + s).orElse("no final answer"));
    }
}
