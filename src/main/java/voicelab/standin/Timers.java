package voicelab.standin;

import java.time.Duration;

/** Timers in the lab's own time: moving the clock fires what became due. */
public interface Timers {

    /** Runs {@code task} once on a timer thread of the lab; it must not block. */
    Timer after(Duration delay, Runnable task);

    /** A pending call. */
    interface Timer {
        /** Idempotent; a task already running is not stopped. */
        void cancel();
    }
}
