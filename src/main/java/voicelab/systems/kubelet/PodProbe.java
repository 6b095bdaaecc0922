package voicelab.systems.kubelet;

import java.time.Instant;

/** How one probe of one pod goes. Thread-safe. */
final class PodProbe {
    /** What a pod is, as far as this probe can tell. */
    enum State {
        UNKNOWN,
        GOOD,
        BAD
    }

    private final int allowed;
    private State state = State.UNKNOWN;
    private int missed;
    private boolean asking;
    private Instant quietUntil = Instant.MIN;

    PodProbe(int allowed) {
        this.allowed = allowed;
    }

    /** False while the one before is unanswered, or what is probed has just been restarted. */
    synchronized boolean begin(Instant now) {
        if (asking || now.isBefore(quietUntil)) return false;
        asking = true;
        return true;
    }

    /** @return whether the state changed */
    synchronized boolean answered(boolean well) {
        asking = false;
        missed = well ? 0 : missed + 1;
        State next = well ? State.GOOD : missed >= allowed ? State.BAD : state;
        boolean changed = next != state;
        state = next;
        return changed;
    }

    /** It was not asked after all. */
    synchronized void skipped() {
        asking = false;
    }

    /** A fresh start: nothing is known, nothing counts, and it is left alone for a while. */
    synchronized void restarted(Instant until) {
        state = State.UNKNOWN;
        missed = 0;
        quietUntil = until;
    }

    synchronized State state() {
        return state;
    }
}
