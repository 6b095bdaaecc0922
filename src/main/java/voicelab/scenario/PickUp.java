package voicelab.scenario;

/** {@code do: pick-up}. */
final class PickUp {
    static final Word WORD =
            Word.doing("pick-up", "pick up a call that rings", PickUp::act).need("call", KeyType.CALL, "which call");

    private PickUp() {}

    private static void act(Turn turn) throws StepFailure {
        turn.call().call().pickUp();
    }
}
