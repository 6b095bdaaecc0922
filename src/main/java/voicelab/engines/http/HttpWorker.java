package voicelab.engines.http;

import java.time.Clock;

/**
 * The threads of all HTTP listeners of a lab: {@value #IO_THREADS} for input and output, a bounded pool for answers.
 */
public final class HttpWorker implements AutoCloseable {
    static final int IO_THREADS = 2;
    static final int MAX_TASK_THREADS = 32;
    static final int MAX_WAITING_TASKS = 1_000;

    private HttpWorker() {}

    /**
     * @param name the first part of its threads' names
     * @param clock what the Date header of every reply says
     */
    public static HttpWorker start(String name, Clock clock) {
        return new HttpWorker();
    }

    /** Gives back all threads; close the servers first. Idempotent. */
    @Override
    public void close() {}
}
