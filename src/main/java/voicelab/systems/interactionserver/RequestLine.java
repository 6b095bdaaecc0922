package voicelab.systems.interactionserver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Everything that clients ask, one after the other on a worker: the event loops never wait for the disk, and what came
 * together is kept together.
 */
final class RequestLine<T> {
    private static final int MAX_TOGETHER = 64;

    private final Executor workers;
    private final int maxWaiting;
    private final Consumer<List<T>> work;
    private final Deque<T> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    /** @param work takes some of them, in order; must not throw */
    RequestLine(Executor workers, int maxWaiting, Consumer<List<T>> work) {
        this.workers = workers;
        this.maxWaiting = maxWaiting;
        this.work = work;
    }

    /**
     * @param must whether it is taken even when the line is full (the end of a connection)
     * @return false when it was not taken: the line is full, or no worker is free to work on it
     */
    synchronized boolean offer(T next, boolean must) {
        if (closed) return true;
        if (!must && waiting.size() >= maxWaiting) return false;
        waiting.add(next);
        if (running || start() || must) return true;
        waiting.removeLast();
        return false;
    }

    synchronized int size() {
        return waiting.size();
    }

    private boolean start() {
        try {
            workers.execute(this::run);
            running = true;
            return true;
        } catch (RejectedExecutionException e) {
            return false; // all are busy, or the lab is closing
        }
    }

    private void run() {
        List<T> some = next();
        while (!some.isEmpty()) {
            boolean done = false;
            try {
                work.accept(some);
                done = true;
            } finally {
                if (!done) stopped();
            }
            some = next();
        }
    }

    /** An error ends this worker; the next request begins another. */
    private synchronized void stopped() {
        running = false;
    }

    private synchronized List<T> next() {
        List<T> some = new ArrayList<>();
        while (some.size() < MAX_TOGETHER && !waiting.isEmpty()) some.add(waiting.poll());
        running = !some.isEmpty();
        return some;
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
