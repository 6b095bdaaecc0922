package voicelab.systems;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import voicelab.standin.LabContext;

/**
 * Errands of one session, run one after another on the lab's workers, never on the thread that answers a request. An errand
 * that throws is tried again after a pause, {@value #ATTEMPTS} times in all; then it is given up and the next one begins.
 */
public final class Lane {
    static final int ATTEMPTS = 4;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(900));
    private static final int MAX_WAITING = 200;

    private final LabContext lab;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private Job current;

    public Lane(LabContext lab) {
        this.lab = lab;
    }

    /** Something that may block and may fail for a while. */
    @FunctionalInterface
    public interface Errand {

        /**
         * @param attempt 0 for the first one
         * @throws IOException worth another attempt
         */
        void run(int attempt) throws IOException;
    }

    /** No record: each is itself, whatever it holds. */
    private static final class Job {
        private final Errand errand;
        private final Consumer<IOException> gaveUp;

        Job(Errand errand, Consumer<IOException> gaveUp) {
            this.errand = errand;
            this.gaveUp = gaveUp;
        }
    }

    /**
     * Adds an errand behind the others.
     *
     * @param gaveUp hears why the last attempt failed; runs on a worker
     */
    public void add(Errand errand, Consumer<IOException> gaveUp) {
        Job job = new Job(errand, gaveUp);
        synchronized (this) {
            if (jobs.size() < MAX_WAITING) {
                jobs.add(job);
                if (current == null) next();
                return;
            }
        }
        gaveUp.accept(new IOException("more than " + MAX_WAITING + " errands wait already"));
    }

    public synchronized boolean isIdle() {
        return current == null;
    }

    /** Drops what waits; an attempt that is under way is not interrupted, its end is not heard. */
    public synchronized void clear() {
        jobs.clear();
        current = null;
    }

    private synchronized void next() {
        current = jobs.poll();
        if (current != null) start(current, 0);
    }

    private synchronized boolean is(Job job) {
        return current == job;
    }

    private void start(Job job, int attempt) {
        try {
            lab.workers().execute(() -> attempt(job, attempt));
        } catch (RejectedExecutionException e) {
            // overloaded or closing: the pause is as good as any other
            again(job, attempt, new IOException("the lab is overloaded", e));
        }
    }

    private void attempt(Job job, int attempt) {
        if (!is(job)) return;
        try {
            job.errand.run(attempt);
        } catch (IOException e) {
            again(job, attempt, e);
            return;
        } catch (RuntimeException e) {
            lab.arrivals().bug("an errand of " + lab.self(), e);
            job.gaveUp.accept(new IOException("an error of the stand-in, see its log", e));
        }
        done(job);
    }

    private void again(Job job, int attempt, IOException problem) {
        if (!is(job)) return;
        if (attempt < PAUSES.size()) {
            try {
                lab.loops()
                        .next()
                        .schedule(
                                () -> start(job, attempt + 1),
                                PAUSES.get(attempt).toMillis(),
                                TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                clear(); // the lab closes
            }
            return;
        }
        job.gaveUp.accept(problem);
        done(job);
    }

    private synchronized void done(Job job) {
        if (current == job) next();
    }
}
