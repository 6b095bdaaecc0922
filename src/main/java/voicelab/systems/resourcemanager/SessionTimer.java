package voicelab.systems.resourcemanager;

import java.time.Duration;
import voicelab.standin.Timers;

/**
 * The timer of one dialog or subscription in the lab's time: due when a whole interval passed without a refresh (RFC 4028 section 10).
 * Thread-safe.
 */
final class SessionTimer {
    private final Timers timers;
    private final Runnable due;
    private Timers.Timer pending;
    private boolean over;

    /** @param due runs once, on a timer thread, unless it was stopped before */
    SessionTimer(Timers timers, Runnable due) {
        this.timers = timers;
        this.due = due;
    }

    /** The dialog is known to live: it has the whole interval from now on. */
    synchronized void refreshed(Duration interval) {
        if (over) return;
        if (pending != null) pending.cancel();
        pending = timers.after(interval, this::fire);
    }

    private void fire() {
        synchronized (this) {
            if (over) return;
            over = true;
        }
        due.run();
    }

    synchronized void stop() {
        over = true;
        if (pending != null) pending.cancel();
    }
}
