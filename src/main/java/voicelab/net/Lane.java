package voicelab.net;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Parcels of one connection that a fault holds back. What comes behind a held parcel waits too, so that order is kept; a
 * reordered one lets exactly one past.
 */
public final class Lane {
    /** A reordered parcel that nothing follows leaves after this. */
    private static final long REORDER_MILLIS = 500;

    /** More held than this: the oldest leaves at once, nothing grows without bound. */
    private static final int MAX_HELD = 10_000;

    private record Held(long releaseNanos, BooleanSupplier mayLeave, Runnable leave) {}

    private final EventLoop loop;
    private final Ticker ticker;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private Runnable overtaken;
    private boolean leaving;

    public Lane(EventLoop loop, Ticker ticker) {
        this.loop = loop;
        this.ticker = ticker;
    }

    /** Whether something waits here, so that a parcel without a fault has to queue as well. */
    public synchronized boolean busy() {
        return leaving || !held.isEmpty() || overtaken != null;
    }

    /** Holds one for so long, and for as long as {@code mayLeave} says no. */
    public synchronized void hold(long nanos, BooleanSupplier mayLeave, Runnable leave) {
        long release = ticker.nanos() + nanos;
        if (!held.isEmpty()) release = Math.max(release, held.peekLast().releaseNanos);
        held.addLast(new Held(release, mayLeave, leave));
        if (held.size() > MAX_HELD) held.pollFirst().leave.run();
        schedule();
    }

    /** Lets the next one overtake this one. */
    public synchronized void swap(Runnable leave) {
        if (overtaken != null) overtaken.run();
        overtaken = leave;
        loop.schedule(this::flushOvertaken, REORDER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Queues one that no fault holds behind those that wait. */
    public void follow(Runnable leave) {
        Runnable late;
        synchronized (this) {
            if (leaving || !held.isEmpty()) { // one that is just leaving must not be overtaken either
                long release = held.isEmpty() ? ticker.nanos() : held.peekLast().releaseNanos;
                held.addLast(new Held(release, () -> true, leave));
                return;
            }
            late = overtaken;
            overtaken = null;
        }
        leave.run();
        if (late != null) late.run();
    }

    /** A fault was mended: see whether something may leave. */
    public synchronized void look() {
        schedule();
    }

    private void flushOvertaken() {
        Runnable late;
        synchronized (this) {
            late = overtaken;
            overtaken = null;
        }
        if (late != null) late.run();
    }

    private void schedule() {
        Held first = held.peekFirst();
        if (first == null) return;
        long wait = Math.max(0, first.releaseNanos - ticker.nanos());
        if (first.mayLeave.getAsBoolean()) loop.schedule(this::release, wait, TimeUnit.NANOSECONDS);
    }

    private void release() {
        while (true) {
            Held first;
            synchronized (this) {
                first = held.peekFirst();
                if (first == null || !first.mayLeave.getAsBoolean()) return;
                if (first.releaseNanos > ticker.nanos()) {
                    schedule();
                    return;
                }
                held.pollFirst();
                leaving = true;
            }
            try {
                first.leave.run();
            } finally {
                left();
            }
        }
    }

    private synchronized void left() {
        leaving = false;
    }
}
