package voicelab.scenario;

import java.util.Optional;

/** {@code expect: answer}. */
final class ExpectAnswer {
    static final Word WORD = Word.expecting("answer", "the call is answered with this final status", ExpectAnswer::act)
            .need("call", KeyType.CALL, "which call")
            .may("status", KeyType.COUNT, "200", "200, or what refuses it: 404, 486, 503 ...")
            .within();

    private ExpectAnswer() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        int wanted = turn.count("status");
        Optional<Integer> status = turn.await(turn.call().call().answered());
        if (status.isPresent() && status.get() == wanted) return;
        throw new StepFailure(
                "call " + turn.text("call") + " answered " + wanted + " " + turn.within(),
                status.map(s -> "answered " + s).orElse("no final answer"));
    }
}
