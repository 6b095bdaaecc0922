package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A physical resource: whether it answers, and how many calls it carries. Thread-safe; taking and leaving take no lock.
 *
 * <p>Checks are numbered as they are sent. What is known of the newest answered one counts: the time-out of an older one, which
 * comes in seconds later, says nothing about now.
 */
final class MediaResource {
    enum State {
        /** Never answered yet. */
        UNKNOWN,
        AVAILABLE,
        /** A call could not reach it; it is being asked, and used only where no other is left. */
        DOUBTED,
        OFFLINE
    }

    private final InetSocketAddress address;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicLong total = new AtomicLong();
    private int misses;
    private int unanswered;
    private long lastSent;
    private long lastAnswered;
    private volatile ResourceSpec spec;
    private volatile State state = State.UNKNOWN;

    MediaResource(ResourceSpec spec) {
        this.spec = spec;
        this.address = spec.address();
    }

    InetSocketAddress address() {
        return address;
    }

    String name() {
        return spec.name();
    }

    int capacity() {
        return spec.capacity();
    }

    State state() {
        return state;
    }

    int active() {
        return active.get();
    }

    long total() {
        return total.get();
    }

    void respecified(ResourceSpec next) {
        spec = next;
    }

    /** Takes one of its ports though it is in doubt; false when it is in another state or has none free. */
    boolean takeDoubted() {
        return state == State.DOUBTED && takePort();
    }

    /** Takes one of its ports; false when none is free. */
    boolean takePort() {
        int now;
        do {
            now = active.get();
            if (now >= spec.capacity()) return false;
        } while (!active.compareAndSet(now, now + 1));
        total.incrementAndGet();
        return true;
    }

    /** A call of the other node is there: nobody asked whether a port was free. */
    void occupy() {
        active.incrementAndGet();
    }

    void release() {
        active.updateAndGet(n -> Math.max(0, n - 1));
    }

    /** A check goes out. @return its number */
    synchronized long checked() {
        unanswered++;
        return ++lastSent;
    }

    /** Whether a check is under way. */
    synchronized boolean isAsked() {
        return unanswered > 0;
    }

    /** @return whether that changed its state */
    synchronized boolean answered(long check) {
        unanswered = Math.max(0, unanswered - 1);
        if (check < lastAnswered) return false;
        lastAnswered = check;
        misses = 0;
        boolean changed = state != State.AVAILABLE;
        state = State.AVAILABLE;
        return changed;
    }

    /** @return whether that changed its state */
    synchronized boolean missed(long check, int allowed) {
        unanswered = Math.max(0, unanswered - 1);
        if (check < lastAnswered) return false;
        misses++;
        if (state == State.OFFLINE || (state != State.DOUBTED && misses < allowed)) return false;
        state = State.OFFLINE;
        return true;
    }

    /** A call could not reach it. */
    synchronized void doubt() {
        if (state == State.AVAILABLE) state = State.DOUBTED;
    }

    void forgetCalls() {
        active.set(0);
    }

    @Override
    public String toString() {
        return name();
    }
}
