package voicelab.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The search for the highest rate that is held, in steps: down until a run is clean, in long ones while much of it fails, then up
 * until one is not. What was not held at first is asked again on the way up, where the process is warmer. A rate counts when it is
 * held twice: one that lies on the edge may be held once, so the highest is asked again and, where it is not clean then, the one
 * below it. It ends there, or after {@link #MOST_STEPS}.
 */
final class CleanRate {
    static final int MOST_STEPS = 14;
    private static final double UP = 1.12;
    private static final double DOWN = 0.88;
    private static final double FAR_DOWN = 0.6;
    /** One of so many calls that fail: the rate is far from what is held. */
    private static final int MANY = 10;

    private final Deque<SippRun> held = new ArrayDeque<>();
    private int next;
    private int steps;
    private boolean bounded;
    private boolean over;

    /** @param first where to begin: some way below what a saturated proxy did */
    CleanRate(int first) {
        next = Math.max(1, first);
    }

    boolean isOver() {
        return over || steps == MOST_STEPS;
    }

    /** Calls a second to try now. */
    int next() {
        return next;
    }

    void saw(SippRun run) {
        steps++;
        if (bounded) sawAgain(run);
        else if (run.isClean()) {
            held.push(run);
            next = (int) (next * UP);
        } else if (held.isEmpty()) {
            boolean far = run.failed() + run.shed() > run.asked().calls() / MANY;
            next = Math.max(1, (int) (next * (far ? FAR_DOWN : DOWN)));
        } else {
            bounded = true;
            next = best().asked().aSecond();
        }
    }

    private void sawAgain(SippRun run) {
        over = run.isClean();
        if (over) return;
        if (held.size() > 1) held.pop();
        else over = true; // nothing lower was asked: once is all that is known
        next = best().asked().aSecond();
    }

    /** The clean run of the highest rate; null when none was. */
    SippRun best() {
        return held.peek();
    }

    /** Whether a higher rate was tried after it and not held. */
    boolean isBounded() {
        return bounded;
    }
}
