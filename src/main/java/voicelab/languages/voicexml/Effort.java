package voicelab.languages.voicexml;

/**
 * Counts what a dialog does between two times of input, output or fetch, so that a dialog that chases its own tail ends: first
 * as {@code error.semantic}, which handlers may still answer, then, when they run away too, for good.
 */
final class Effort {
    private static final String SEMANTIC = "error.semantic";

    private final DialogLimits limits;
    private int transitions;
    private int elements;
    private int fetches;
    private boolean warned;

    Effort(DialogLimits limits) {
        this.limits = limits;
    }

    /** Input came or output was played: a person is there. */
    void waited() {
        transitions = 0;
        elements = 0;
        fetches = 0;
    }

    void fetched(String place) throws Departure {
        transitions = 0;
        elements = 0;
        if (++fetches > limits.fetchesWithoutInput())
            exceeded("fetchesWithoutInput", limits.fetchesWithoutInput(), place);
    }

    void transition(String place) throws Departure {
        if (++transitions > limits.transitionsWithoutWait())
            exceeded("transitionsWithoutWait", limits.transitionsWithoutWait(), place);
    }

    void element(String place) throws Departure {
        if (++elements > limits.elementsWithoutWait())
            exceeded("elementsWithoutWait", limits.elementsWithoutWait(), place);
    }

    private void exceeded(String limit, int value, String place) throws Departure {
        String message = "the dialog runs in circles: more than " + value + " (" + limit + ")";
        if (warned) throw new Departure.Ended(new Outcome.Failed(SEMANTIC, message, place));
        warned = true;
        waited();
        throw new Departure.Thrown(SEMANTIC, message, place);
    }
}
