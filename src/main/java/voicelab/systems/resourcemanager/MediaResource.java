package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A physical resource: whether it answers, and how many calls it carries. Thread-safe, no locks. */
final class MediaResource {
    enum State {
        /** Never answered yet. */
        UNKNOWN,
        AVAILABLE,
        OFFLINE
    }

    private final InetSocketAddress address;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicLong total = new AtomicLong();
    private final AtomicInteger misses = new AtomicInteger();
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

    boolean offers(MediaService service) {
        return spec.services().contains(service);
    }

    /** Takes one of its ports; false when none is free or it does not answer. */
    boolean take() {
        if (state != State.AVAILABLE) return false;
        int now;
        do {
            now = active.get();
            if (now >= spec.capacity()) return false;
        } while (!active.compareAndSet(now, now + 1));
        total.incrementAndGet();
        return true;
    }

    void release() {
        active.updateAndGet(n -> Math.max(0, n - 1));
    }

    /** @return whether that changed its state */
    boolean answered() {
        misses.set(0);
        boolean changed = state != State.AVAILABLE;
        state = State.AVAILABLE;
        return changed;
    }

    /** @return whether that changed its state */
    boolean missed(int allowed) {
        if (misses.incrementAndGet() < allowed) return false;
        boolean changed = state != State.OFFLINE;
        state = State.OFFLINE;
        return changed;
    }

    void forgetCalls() {
        active.set(0);
    }

    @Override
    public String toString() {
        return name();
    }
}
