package voicelab.scenario;

import java.time.Duration;
import voicelab.net.Ticker;

/** A bounded wait in real time; a step's never outlasts the scenario's. */
final class Patience {
    private static final long GRAIN_NANOS = 1_000_000;

    private final Ticker ticker;
    private final long deadline;

    private Patience(Ticker ticker, long deadline) {
        this.ticker = ticker;
        this.deadline = deadline;
    }

    static Patience of(Ticker ticker, Duration length) {
        return new Patience(ticker, ticker.nanos() + length.toNanos());
    }

    Patience atMost(Duration length) {
        long sooner = ticker.nanos() + length.toNanos();
        return sooner - deadline < 0 ? new Patience(ticker, sooner) : this;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - ticker.nanos()));
    }

    /** Waits count whole milliseconds, so the last one is no wait any more. */
    boolean over() {
        return deadline - ticker.nanos() < GRAIN_NANOS;
    }
}
