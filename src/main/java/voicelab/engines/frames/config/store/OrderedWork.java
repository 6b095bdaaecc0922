package voicelab.engines.frames.config.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Jobs that block, one after another on the lab's workers, in the order in which they were given. */
final class OrderedWork {
    private static final int BUSY_MILLIS = 20;

    private final Executor workers;
    private final ScheduledExecutorService pauses;
    private final int max;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    OrderedWork(Executor workers, ScheduledExecutorService pauses, int max) {
        this.workers = workers;
        this.pauses = pauses;
        this.max = max;
    }

    /** False when as many wait as may. */
    synchronized boolean offer(Runnable job) {
        if (waiting.size() >= max) return false;
        add(job);
        return true;
    }

    /** Adds a job of the server itself, which no bound keeps out. */
    synchronized void add(Runnable job) {
        if (closed) return;
        waiting.addLast(job);
        if (running) return;
        running = true;
        begin();
    }

    private void begin() {
        try {
            workers.execute(this::work);
        } catch (RejectedExecutionException e) {
            // all workers are busy; a lab that ends takes no more of either
            try {
                pauses.schedule(this::begin, BUSY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException over) {
                stopped();
            }
        }
    }

    private synchronized void stopped() {
        running = false;
        notifyAll();
    }

    private void work() {
        for (Runnable job = next(); job != null; job = next()) job.run();
    }

    private synchronized Runnable next() {
        Runnable job = waiting.pollFirst();
        if (job == null) stopped();
        return job;
    }

    /** Takes no more jobs, and waits a moment for those that it has. */
    synchronized void close(long patienceMillis) {
        closed = true;
        long end = voicelab.net.Ticker.REAL.nanos() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        try {
            for (long left = patienceMillis;
                    running && left > 0;
                    left = (end - voicelab.net.Ticker.REAL.nanos()) / 1_000_000) wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
