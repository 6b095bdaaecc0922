package voicelab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code do: wait}. */
final class WaitStep {
    static final Word WORD = Word.doing("wait", "let time pass", WaitStep::act)
            .need("for", KeyType.DURATION, "how long")
            .choice("time", List.of("real", "lab"), "whose time; the lab's may be moved");

    private WaitStep() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        Duration length = turn.duration("for");
        if (turn.text("time").equals("real")) {
            turn.pause(length);
            if (turn.patience().over()) throw new StepFailure("the wait of " + length.toMillis() + " ms was cut short");
            return;
        }
        CompletableFuture<Boolean> due = new CompletableFuture<>();
        turn.lab().running().clock().after(length, () -> due.complete(true));
        if (turn.await(due).isEmpty())
            throw new StepFailure("the lab's time to move on by " + length.toMillis() + " ms", "it did not");
    }
}
