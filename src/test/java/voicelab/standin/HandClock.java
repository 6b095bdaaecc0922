package voicelab.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Time that stands until a test moves it; timers whose time has come run then, on the test's thread. */
public final class HandClock extends Clock implements Timers {
    private final TreeMap<Instant, Map<Object, Runnable>> pending = new TreeMap<>();
    private Instant now;

    public HandClock(Instant start) {
        now = start;
    }

    /** Everything that is due on the way runs at its own time. */
    public void move(Duration by) {
        Instant to = instant().plus(by);
        for (Map<Object, Runnable> due = next(to); due != null; due = next(to))
            for (Runnable task : due.values()) task.run();
        synchronized (this) {
            now = to;
        }
    }

    private synchronized Map<Object, Runnable> next(Instant to) {
        if (pending.isEmpty() || pending.firstKey().isAfter(to)) return null;
        now = pending.firstKey();
        return pending.pollFirstEntry().getValue();
    }

    /** How many timers wait. */
    public synchronized int waiting() {
        return pending.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Instant due = now.plus(delay);
        Object key = new Object();
        pending.computeIfAbsent(due, at -> new LinkedHashMap<>()).put(key, task);
        return () -> cancel(due, key);
    }

    private synchronized void cancel(Instant due, Object key) {
        Map<Object, Runnable> at = pending.get(due);
        if (at == null) return;
        at.remove(key);
        if (at.isEmpty()) pending.remove(due);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
