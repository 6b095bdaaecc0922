package voicelab.bench;

/**
 * The search for the highest rate that is held, in steps: up while runs are clean, down while they are not. It ends with the
 * first run that falls out of the direction, or after {@link #MOST_STEPS}.
 */
final class CleanRate {
    static final int MOST_STEPS = 14;
    private static final double UP = 1.12;
    private static final double DOWN = 0.88;

    private int next;
    private int steps;
    private boolean rising;
    private boolean over;
    private SippRun best;

    /** @param first where to begin: some way below what a saturated proxy did */
    CleanRate(int first) {
        next = Math.max(1, first);
    }

    boolean isOver() {
        return over;
    }

    /** Calls a second to try now. */
    int next() {
        return next;
    }

    void saw(SippRun run) {
        steps++;
        boolean clean = run.isClean();
        if (clean) best = run;
        if (steps == 1) rising = clean;
        over = steps == MOST_STEPS || clean != rising;
        next = Math.max(1, (int) (next * (rising ? UP : DOWN)));
    }

    /** The clean run of the highest rate; null when none was. */
    SippRun best() {
        return best;
    }

    /** Whether a higher rate was tried and not held. */
    boolean isBounded() {
        return !rising || (over && steps < MOST_STEPS);
    }
}
