package voicelab.scenario;

/** {@code do: press}. */
final class PressKeys {
    static final Word WORD = Word.doing("press", "press keys of the phone (DTMF)", PressKeys::act)
            .need("call", KeyType.CALL, "in which call")
            .need("keys", KeyType.TEXT, "0-9 * # A-D")
            .within("10s");

    private PressKeys() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        String keys = turn.text("keys");
        var pressed = turn.call().call().press(keys).thenApply(done -> true);
        if (turn.await(pressed).isEmpty())
            throw new StepFailure("the keys " + keys + " pressed " + turn.within(), "they are still being sent");
    }
}
