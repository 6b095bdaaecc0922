package voicelab.scenario;

import java.util.List;
import voicelab.boot.StartFault;

/** {@code do: start}. */
final class StartInstance {
    static final Word WORD = Word.doing("start", "take one stand-in up again", StartInstance::act)
            .need("system", KeyType.INSTANCE, "the system, or ID@N for instance N");

    private StartInstance() {}

    private static void act(Turn turn) throws StepFailure {
        List<StartFault> faults = turn.lab().start(turn.instance("system"));
        if (!faults.isEmpty())
            throw new StepFailure(
                    turn.text("system") + " up",
                    faults.get(0).cause() + "; " + faults.get(0).remedy());
    }
}
