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

    /** @param must whether it is taken even when the line is full (the end of a connection) */
    synchronized boolean offer(T next, boolean must) {
        if (closed) return true;
        if (!must && waiting.size() >= maxWaiting) return false;
        waiting.add(next);
        if (!running) start();
        return true;
    }

    synchronized int size() {
        return waiting.size();
    }

    private void start() {
        try {
            workers.execute(this::run);
            running = true;
        } catch (RejectedExecutionException e) {
            waiting.clear(); // the lab is closing
        }
    }

    private void run() {
        List<T> some = new ArrayList<>();
        synchronized (this) {
            while (some.size() < MAX_TOGETHER && !waiting.isEmpty()) some.add(waiting.poll());
        }
        try {
            work.accept(some);
        } finally {
            synchronized (this) {
                running = false;
                if (!waiting.isEmpty() && !closed) start();
            }
        }
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
