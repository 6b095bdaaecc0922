package voicelab.scenario;

/** {@code do: stop}. */
final class StopInstance {
    static final Word WORD = Word.doing("stop", "take one stand-in down", StopInstance::act)
            .need("system", KeyType.INSTANCE, "the system, or ID@N for instance N");

    private StopInstance() {}

    private static void act(Turn turn) throws StepFailure {
        if (!turn.lab().stop(turn.instance("system"))) throw new StepFailure(turn.text("system") + " is not up");
    }
}
