package voicelab.systems.mcp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.net.Ticker;

/** Calls in progress, bounded by the settings, and the latest that are over. Thread-safe. */
final class CallTable {
    private final int most;
    private final int kept;
    private final AtomicInteger taken = new AtomicInteger();
    private final Set<VoiceXmlCall> running = ConcurrentHashMap.newKeySet();
    private final Deque<RecentCall> recent = new ArrayDeque<>();

    CallTable(int most, int kept) {
        this.most = most;
        this.kept = kept;
    }

    /** Takes a place; false when all are taken. */
    boolean enter(VoiceXmlCall call) {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return false;
        }
        running.add(call);
        return true;
    }

    /** @param over null to forget it */
    void left(VoiceXmlCall call, RecentCall over) {
        if (!running.remove(call)) return;
        taken.decrementAndGet();
        synchronized (recent) {
            if (running.isEmpty()) recent.notifyAll();
            if (over == null) return;
            recent.addLast(over);
            while (recent.size() > kept) recent.removeFirst();
        }
    }

    /** Waits until no call is in progress, but not for ever. */
    void awaitEmpty(Duration atMost) {
        long end = Ticker.REAL.nanos() + atMost.toNanos();
        synchronized (recent) {
            try {
                for (long left = atMost.toMillis();
                        left > 0 && !running.isEmpty();
                        left = (end - Ticker.REAL.nanos()) / 1_000_000) recent.wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    int count() {
        return running.size();
    }

    List<VoiceXmlCall> running() {
        return List.copyOf(running);
    }

    List<RecentCall> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }

    void forgetRecent() {
        synchronized (recent) {
            recent.clear();
        }
    }
}
