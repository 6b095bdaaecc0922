package voicelab.scenario;

/** A step that did not get what it wanted. */
final class StepFailure extends Exception {
    private static final long serialVersionUID = 1;

    StepFailure(String message) {
        super(message);
    }

    StepFailure(String wanted, String seen) {
        super("wanted " + wanted + "; seen: " + seen);
    }
}
