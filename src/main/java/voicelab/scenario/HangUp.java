package voicelab.scenario;

/** {@code do: hangup}. */
final class HangUp {
    static final Word WORD = Word.doing("hangup", "hang up; a call that rings is cancelled", HangUp::act)
            .need("call", KeyType.CALL, "which call");

    private HangUp() {}

    private static void act(Turn turn) throws StepFailure {
        turn.call().call().hangUp();
    }
}
