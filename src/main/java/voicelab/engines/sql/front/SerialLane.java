package voicelab.engines.sql.front;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** One client's requests, one after the other, on threads that may block; none is held while there is nothing to do. */
public final class SerialLane {
    private final Executor workers;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

    public SerialLane(Executor workers) {
        this.workers = workers;
    }

    /** @throws RejectedExecutionException when there are too many tasks in the whole lab */
    public void run(Runnable task) {
        synchronized (waiting) {
            if (closed) return;
            waiting.add(task);
            if (busy) return;
            busy = true;
        }
        try {
            workers.execute(this::work);
        } catch (RejectedExecutionException e) {
            synchronized (waiting) {
                busy = false;
                waiting.clear();
            }
            throw e;
        }
    }

    private void work() {
        while (true) {
            Runnable task;
            synchronized (waiting) {
                task = waiting.poll();
                if (task == null) {
                    busy = false;
                    waiting.notifyAll();
                    return;
                }
            }
            task.run();
        }
    }

    /** Takes no more tasks after this last one, which runs when those before it have ended. */
    public void close(Runnable last) {
        run(last);
        synchronized (waiting) {
            closed = true;
        }
    }

    /** Waits until nothing runs; false when it took too long. */
    public boolean awaitIdle(long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        synchronized (waiting) {
            while (busy) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) return false;
                try {
                    waiting.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }
}
