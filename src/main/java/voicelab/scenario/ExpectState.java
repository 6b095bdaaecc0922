package voicelab.scenario;

import java.util.List;
import voicelab.map.InstanceId;

/** {@code expect: state}. */
final class ExpectState {
    static final Word WORD = Word.expecting("state", "a system stands so", ExpectState::act)
            .need("system", KeyType.INSTANCE, "the system, or ID@N for instance N")
            .choice("is", List.of("running", "off", "replaced", "moved", "not built"), "how it stands");

    private ExpectState() {}

    private static void act(Turn turn) throws StepFailure {
        InstanceId id = turn.instance("system");
        String is = turn.text("is");
        String state = turn.lab().states().of(id.system()).toString();
        if (state.equals("running") && !turn.lab().states().isUp(id)) state = "off";
        if (!state.equals(is)) throw new StepFailure(id + " " + is, "it is " + state);
    }
}
