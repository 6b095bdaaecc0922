package voicelab.scenario;

import voicelab.fault.FaultSyntax;

/** {@code fault: gvp-3=cut}. */
final class SetFault {
    static final Word WORD =
            Word.alone("fault", KeyType.FAULT, "bend an arrow, as on the command line: gvp-3=cut", SetFault::act);

    private SetFault() {}

    private static void act(Turn turn) throws StepFailure {
        try {
            turn.lab().fault(turn.text("fault"));
        } catch (FaultSyntax e) {
            throw new StepFailure(e.getMessage());
        }
    }
}
