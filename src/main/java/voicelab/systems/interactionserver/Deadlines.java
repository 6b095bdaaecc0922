package voicelab.systems.interactionserver;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import voicelab.standin.Timers;

/** One running time for each interaction that is with a party, in the lab's own time. Guarded by the book. */
final class Deadlines {
    /** What to do when a time has run out; {@code run} is the number that {@link #start} gave. */
    interface Expiry {
        void expired(String interactionId, long run);
    }

    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);

    private record Running(long run, Timers.Timer timer) {}

    private final Timers timers;
    private final Executor workers;
    private final Map<String, Running> running = new HashMap<>();
    private long lastRun;

    Deadlines(Timers timers, Executor workers) {
        this.timers = timers;
        this.workers = workers;
    }

    /** Starts the time anew. */
    void start(String id, Duration length, Expiry expiry) {
        stop(id);
        long run = ++lastRun;
        Timers.Timer timer = timers.after(length, () -> over(id, run, expiry));
        running.put(id, new Running(run, timer));
    }

    private void over(String id, long run, Expiry expiry) {
        try {
            workers.execute(() -> expiry.expired(id, run));
        } catch (RejectedExecutionException e) {
            timers.after(WHEN_BUSY, () -> over(id, run, expiry)); // whether it still counts is asked then
        }
    }

    void stop(String id) {
        Running old = running.remove(id);
        if (old != null) old.timer.cancel();
    }

    boolean isCurrent(String id, long run) {
        Running now = running.get(id);
        return now != null && now.run == run;
    }

    void stopAll() {
        running.values().forEach(each -> each.timer.cancel());
        running.clear();
    }
}
