package voicelab.systems.servicediscovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What became of the syncs so far. Thread-safe. */
final class SyncLog {
    private final Clock clock;
    private State state = new State(0, 0, 0, 0, 0, 0, 0, null, null, "no sync yet", null);

    SyncLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param syncs ended ones
     * @param errors those that failed
     * @param nanos that they took together
     * @param lastNanos that the last one took
     * @param lastEnd when the last one ended; null before
     * @param lastSuccess when the last good one ended; null before
     * @param trouble why the last one failed; empty when it did not
     * @param outcome of the last good one; null before
     */
    record State(
            long syncs,
            long errors,
            long added,
            long removed,
            long changed,
            long nanos,
            long lastNanos,
            Instant lastEnd,
            Instant lastSuccess,
            String trouble,
            Outcome outcome) {
        boolean isHealthy() {
            return trouble.isEmpty();
        }
    }

    synchronized State now() {
        return state;
    }

    synchronized void done(Outcome outcome, Duration took) {
        Instant end = clock.instant();
        state = new State(
                state.syncs + 1,
                state.errors,
                state.added + outcome.added().size(),
                state.removed + outcome.removed().size(),
                state.changed + outcome.changed().size(),
                state.nanos + took.toNanos(),
                took.toNanos(),
                end,
                end,
                "",
                outcome);
    }

    synchronized void failed(String trouble, Duration took) {
        state = new State(
                state.syncs + 1,
                state.errors + 1,
                state.added,
                state.removed,
                state.changed,
                state.nanos + took.toNanos(),
                took.toNanos(),
                clock.instant(),
                state.lastSuccess,
                trouble,
                state.outcome);
    }

    synchronized void forget() {
        state = new SyncLog(clock).state;
    }
}
