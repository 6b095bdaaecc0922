package voicelab.engines.http;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/**
 * The threads of all HTTP listeners of a lab: {@value #IO_THREADS} for input and output, a bounded pool for answers. When
 * all are busy and {@value #MAX_WAITING_TASKS} requests wait, the next is answered 503.
 */
public final class HttpWorker implements AutoCloseable {
    static final int IO_THREADS = 2;
    static final int MAX_TASK_THREADS = 32;
    static final int MAX_WAITING_TASKS = 1_000;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int MAX_POOLED_BUFFERS = 256;
    private static final int IDLE_TASK_THREAD_SECONDS = 10;
    private static final int CLOSE_SECONDS = 5;

    /** XNIO greets with two lines at INFO; held, so that the level is not collected with the logger. */
    private static final Logger GREETER = Logger.getLogger("org.xnio");

    private final AtomicBoolean closed = new AtomicBoolean();
    private final ThreadPoolExecutor tasks;
    private final XnioWorker io;
    private final ByteBufferPool buffers;
    private final Clock clock;

    private HttpWorker(ThreadPoolExecutor tasks, XnioWorker io, ByteBufferPool buffers, Clock clock) {
        this.tasks = tasks;
        this.io = io;
        this.buffers = buffers;
        this.clock = clock;
    }

    /**
     * @param name the first part of its threads' names
     * @param clock what the Date header of every reply says
     */
    public static HttpWorker start(String name, Clock clock) {
        if (GREETER.getLevel() == null) GREETER.setLevel(Level.WARNING);
        ThreadPoolExecutor tasks = pool(name);
        Xnio xnio = Xnio.getInstance(HttpWorker.class.getClassLoader());
        XnioWorker io = xnio.createWorkerBuilder()
                .setWorkerName(name)
                .setWorkerIoThreads(IO_THREADS)
                .setDaemon(true)
                .setExternalExecutorService(tasks)
                .build();
        return new HttpWorker(tasks, io, new DefaultByteBufferPool(true, BUFFER_BYTES, MAX_POOLED_BUFFERS, 4), clock);
    }

    private static ThreadPoolExecutor pool(String name) {
        AtomicInteger number = new AtomicInteger();
        // core equals maximum, so that a thread is added before a task waits; idle ones go
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MAX_TASK_THREADS,
                MAX_TASK_THREADS,
                IDLE_TASK_THREAD_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING_TASKS),
                task -> {
                    Thread thread = new Thread(task, name + " task-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    XnioWorker io() {
        return io;
    }

    ByteBufferPool buffers() {
        return buffers;
    }

    Clock clock() {
        return clock;
    }

    /** @throws RejectedExecutionException when all threads are busy and the queue is full */
    void execute(Runnable task) {
        tasks.execute(task);
    }

    /** Gives back all threads; close the servers first. Idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        io.shutdownNow();
        tasks.shutdownNow();
        try {
            io.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            tasks.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        buffers.close();
    }
}
