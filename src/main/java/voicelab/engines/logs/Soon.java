package voicelab.engines.logs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Workers that are woken once for what comes within {@value #MILLIS} ms: to wake one for each line of a busy component's log
 * costs more than writing it.
 */
public final class Soon implements Executor {
    static final int MILLIS = 20;

    private final Executor workers;
    private final Executor delayed;

    public Soon(Executor workers) {
        this.workers = workers;
        this.delayed = CompletableFuture.delayedExecutor(MILLIS, TimeUnit.MILLISECONDS, this::now);
    }

    @Override
    public void execute(Runnable task) {
        delayed.execute(task);
    }

    /** What overloaded workers do not take is done here: rarely, and better late than never. */
    private void now(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }
}
