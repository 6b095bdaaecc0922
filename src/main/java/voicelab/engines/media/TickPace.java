package voicelab.engines.media;

/**
 * When the clock ticks: every 20 ms by absolute deadlines, so that nothing drifts. Who was held up catches up with ticks of
 * at least 10 ms, never in a burst; who was held up for more than a second lets those ticks go.
 */
final class TickPace {
    static final long TICK_NANOS = 20_000_000;
    static final long LEAST_NANOS = 10_000_000;
    static final long LAG_MAX_NANOS = 1_000_000_000;

    private long due;
    private long last;

    /** The first tick is due now. */
    void start(long now) {
        due = now;
        last = now - TICK_NANOS;
    }

    /** Nanoseconds until the next tick; none or less means now. */
    long until(long now) {
        return Math.max(due - now, last + LEAST_NANOS - now);
    }

    /**
     * Takes the tick.
     *
     * @return how many before it were let go
     */
    long take(long now) {
        long skipped = 0;
        if (now - due > LAG_MAX_NANOS) {
            skipped = (now - due) / TICK_NANOS;
            due += skipped * TICK_NANOS;
        }
        due += TICK_NANOS;
        last = now;
        return skipped;
    }

    /** The tick's work is done. Where it was held up in the middle, the next one keeps its distance from the end. */
    void done(long now) {
        if (now - last > TICK_NANOS) last = now;
    }
}
