package voicelab.scenario;

/**
 * What became of a step.
 *
 * @param number from 1, in the order in which steps were done
 * @param title one line with what was known of its variables
 * @param where {@code first-call.yml:12}
 * @param depth how many {@code repeat} it stands in
 * @param failure what was wanted and what was seen; empty when it passed
 */
public record StepResult(
        int number, String title, String where, int depth, Outcome outcome, long millis, String failure) {

    /** How it went. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** A step before it failed. */
        NOT_RUN
    }

    public boolean failed() {
        return outcome == Outcome.FAILED;
    }
}
