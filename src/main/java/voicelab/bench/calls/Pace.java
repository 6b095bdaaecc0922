package voicelab.bench.calls;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Places calls when they are due: an open loop. Who was held up catches up, the due times stay. */
final class Pace {
    private static final long SECOND = 1_000_000_000;

    private final Caller caller;
    private final CallLedger ledger;
    private final int rate;
    private int number;

    Pace(Caller caller, CallLedger ledger, int rate) {
        this.caller = caller;
        this.ledger = ledger;
        this.rate = rate;
    }

    /**
     * Returns when the last one was placed.
     *
     * @return seconds that it took
     */
    double run(int seconds, boolean counts) throws IOException {
        long calls = (long) rate * seconds;
        long start = System.nanoTime();
        for (long i = 0; i < calls; i++) {
            long due = start + i * SECOND / rate;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                LockSupport.parkNanos(wait);
            if (counts) ledger.placed();
            caller.place(number++, due, counts);
            if (!caller.trouble().isEmpty()) throw new IOException(caller.trouble());
        }
        // the last one has its slot as well
        long end = start + calls * SECOND / rate;
        for (long wait = end - System.nanoTime(); wait > 0; wait = end - System.nanoTime()) LockSupport.parkNanos(wait);
        return (System.nanoTime() - start) / (double) SECOND;
    }
}
