package voicelab.bench;

/**
 * The search for the highest rate that is held, in steps: down until a run is clean, in long ones while much of it fails, then up
 * until one is not. What was not held at first is asked again on the way up, where the process is warmer. It ends there, or after
 * {@link #MOST_STEPS}.
 */
final class CleanRate {
    static final int MOST_STEPS = 14;
    private static final double UP = 1.12;
    private static final double DOWN = 0.88;
    private static final double FAR_DOWN = 0.6;
    /** One of so many calls that fail: the rate is far from what is held. */
    private static final int MANY = 10;

    private int next;
    private int steps;
    private boolean bounded;
    private SippRun best;

    /** @param first where to begin: some way below what a saturated proxy did */
    CleanRate(int first) {
        next = Math.max(1, first);
    }

    boolean isOver() {
        return bounded || steps == MOST_STEPS;
    }

    /** Calls a second to try now. */
    int next() {
        return next;
    }

    void saw(SippRun run) {
        steps++;
        boolean clean = run.isClean();
        bounded = !clean && best != null;
        if (clean) best = run;
        boolean far = run.failed() + run.shed() > run.asked().calls() / MANY;
        next = Math.max(1, (int) (next * (clean ? UP : far ? FAR_DOWN : DOWN)));
    }

    /** The clean run of the highest rate; null when none was. */
    SippRun best() {
        return best;
    }

    /** Whether a higher rate was tried after it and not held. */
    boolean isBounded() {
        return bounded;
    }
}
