package voicelab.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import voicelab.standin.Timers;

/** The lab's own time: it runs with the machine's until a scenario freezes or moves it; timers follow. */
public final class LabClock extends Clock implements Timers {
    private final Clock real = Clock.systemUTC();
    private final ScheduledExecutorService scheduler;
    private final PriorityQueue<Pending> pending = new PriorityQueue<>();
    /** Read without the lock: everything that is written down asks for the time. */
    private volatile Position position = new Position(Duration.ZERO, null);

    private ScheduledFuture<?> wake;
    private long order;

    /**
     * @param offset ahead of the machine's time
     * @param frozen where it stands; null while it runs
     */
    private record Position(Duration offset, Instant frozen) {
        Position moved(Duration by) {
            return frozen == null ? new Position(offset.plus(by), null) : new Position(offset, frozen.plus(by));
        }
    }

    LabClock(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    private final class Pending implements Timer, Comparable<Pending> {
        private final Instant due;
        private final long number;
        private final Runnable task;

        Pending(Instant due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        @Override
        public void cancel() {
            synchronized (LabClock.this) {
                pending.remove(this);
            }
        }

        @Override
        public int compareTo(Pending other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    @Override
    public Instant instant() {
        Position now = position;
        return now.frozen() != null ? now.frozen() : real.instant().plus(now.offset());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this; // the lab's time is UTC everywhere
    }

    /** Moves the lab's time forward; timers that became due fire in order. */
    public synchronized void move(Duration by) {
        position = position.moved(by);
        arm();
    }

    /** Stops the lab's time where it is. */
    public synchronized void freeze() {
        position = new Position(position.offset(), instant());
    }

    /** Lets the lab's time run on from where it is. */
    public synchronized void resume() {
        Instant stood = position.frozen();
        if (stood == null) return;
        position = new Position(Duration.between(real.instant(), stood), null);
        arm();
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Pending timer = new Pending(instant().plus(delay), order++, task);
        pending.add(timer);
        arm();
        return timer;
    }

    /** Arms the one real timer for the earliest pending one. */
    private void arm() {
        if (wake != null) wake.cancel(false);
        Pending first = pending.peek();
        if (first == null || scheduler.isShutdown()) return;
        Duration wait = Duration.between(instant(), first.due);
        if (position.frozen() != null && !wait.isNegative() && !wait.isZero()) return;
        wake = scheduler.schedule(this::fire, Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    }

    private void fire() {
        List<Pending> due = new ArrayList<>();
        synchronized (this) {
            Instant now = instant();
            while (!pending.isEmpty() && !pending.peek().due.isAfter(now)) due.add(pending.poll());
            arm();
        }
        for (Pending timer : due) {
            try {
                timer.task.run();
            } catch (RuntimeException e) { // one room's error must not cost another its timer
                System.getLogger("voicelab").log(System.Logger.Level.ERROR, "a timer of the lab's clock failed", e);
            }
        }
    }
}
