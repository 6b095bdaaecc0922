package voicelab.systems.servicehandler;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import voicelab.net.Ticker;

/** One self-test at a time: who asks meanwhile gets its result, and so does who asks within a second. */
final class Readiness {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Supplier<CompletionStage<SelfTestResult>> test;
    private final Ticker ticker;
    private CompletableFuture<SelfTestResult> latest;
    private long endedNanos;

    Readiness(Supplier<CompletionStage<SelfTestResult>> test, Ticker ticker) {
        this.test = test;
        this.ticker = ticker;
    }

    CompletionStage<SelfTestResult> now() {
        CompletableFuture<SelfTestResult> mine;
        synchronized (this) {
            boolean fresh = latest != null && (!latest.isDone() || ticker.nanos() - endedNanos < KEPT.toNanos());
            if (fresh) return latest;
            mine = new CompletableFuture<>();
            latest = mine;
        }
        test.get().whenComplete((result, error) -> {
            synchronized (this) {
                endedNanos = ticker.nanos();
            }
            if (error == null) mine.complete(result);
            else mine.completeExceptionally(error);
        });
        return mine;
    }

    synchronized void forget() {
        if (latest != null && latest.isDone()) latest = null;
    }
}
