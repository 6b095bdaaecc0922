package voicelab.systems.consul;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import voicelab.standin.Timers;

/** One check of this agent in the lab's time: runs at its interval, or expires when nobody reports in time. */
final class RunningCheck {
    private static final Duration AGAIN_WHEN_BUSY = Duration.ofSeconds(1);

    private final CheckPlan plan;
    private final Timers timers;
    private final Executor workers;
    private final Probe probe;
    private final BiConsumer<CheckOutcome, BooleanSupplier> outcome;
    private Timers.Timer next;
    private boolean stopped;
    private int successes;
    private int failures;
    private long reports;

    /** @param outcome takes what was found, and whether that still holds, on a worker or timer thread */
    RunningCheck(
            CheckPlan plan,
            Timers timers,
            Executor workers,
            Probe probe,
            BiConsumer<CheckOutcome, BooleanSupplier> outcome) {
        this.plan = plan;
        this.timers = timers;
        this.workers = workers;
        this.probe = probe;
        this.outcome = outcome;
    }

    CheckPlan plan() {
        return plan;
    }

    /** Consul spreads first runs over the interval by chance; here the chance is always zero. */
    synchronized void start() {
        if (plan.kind() == CheckPlan.Kind.TTL) reported();
        else if (plan.kind() != CheckPlan.Kind.MAINTENANCE) next = timers.after(Duration.ZERO, this::run);
    }

    /** A TTL check's time begins anew. */
    synchronized void reported() {
        if (next != null) next.cancel();
        long report = ++reports;
        if (!stopped)
            next = timers.after(
                    plan.interval(), () -> outcome.accept(CheckOutcome.critical("TTL expired"), () -> isLast(report)));
    }

    synchronized void stop() {
        stopped = true;
        if (next != null) next.cancel();
    }

    private void run() {
        try {
            workers.execute(this::probed);
        } catch (RejectedExecutionException e) {
            again(AGAIN_WHEN_BUSY);
        }
    }

    private void probed() {
        CheckOutcome found = probe.run(plan);
        if (isSettled(found)) outcome.accept(found, () -> isLast(0));
        again(plan.interval());
    }

    /** {@code SuccessBeforePassing} and {@code FailuresBeforeCritical}: a new state must hold for a while. */
    private synchronized boolean isSettled(CheckOutcome found) {
        boolean failed = found.status().equals(CheckOutcome.CRITICAL);
        successes = failed ? 0 : successes + 1;
        failures = failed ? failures + 1 : 0;
        return failed ? failures > plan.failuresAllowed() : successes >= plan.successesWanted();
    }

    private synchronized void again(Duration after) {
        if (!stopped) next = timers.after(after, this::run);
    }

    private synchronized boolean isLast(long report) {
        return !stopped && report == reports;
    }
}
