package voicelab.boot;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A lab's threads: event loops for I/O, a bounded pool for work that blocks, one timer. All daemons, all given back. */
final class Threads implements AutoCloseable {
    private static final int LOOPS = 2;

    /** Calls in a VoiceXML dialog hold one worker each. */
    private static final int MAX_WORKERS = 1_024;

    private static final AtomicInteger LABS = new AtomicInteger();

    private final String lab = "lab" + LABS.incrementAndGet();
    private final NioEventLoopGroup loops = new NioEventLoopGroup(LOOPS, new DefaultThreadFactory(lab + "-io", true));
    private final ExecutorService workers = new ThreadPoolExecutor(
            0, MAX_WORKERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("work"), Threads::refuse);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("timer"));

    NioEventLoopGroup loops() {
        return loops;
    }

    ExecutorService workers() {
        return workers;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /** A pool of its own for start and stop: engines come up side by side. */
    ExecutorService starters(int count) {
        return new ThreadPoolExecutor(count, count, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("start"));
    }

    private ThreadFactory named(String what) {
        return new DefaultThreadFactory(lab + "-" + what, true);
    }

    private static void refuse(Runnable task, ThreadPoolExecutor pool) {
        throw new java.util.concurrent.RejectedExecutionException(
                "more than " + MAX_WORKERS + " tasks at once; the lab is overloaded");
    }

    @Override
    public void close() {
        workers.shutdownNow();
        timer.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
