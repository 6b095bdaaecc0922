package voicelab.systems.mcp;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** What the fetching of pages and sounds came to, over all calls. Thread-safe. */
final class Fetches {
    private static final long NANOS_A_MILLI = 1_000_000;

    private final AtomicInteger active = new AtomicInteger();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong answeredNanos = new AtomicLong();
    private volatile String failedUri = "";
    private volatile String failedReason = "";
    private volatile BiConsumer<String, String> listener = (uri, why) -> {};

    /** @param next hears the address and the reason of every fetch that failed */
    void onFailure(BiConsumer<String, String> next) {
        listener = next;
    }

    void began() {
        active.incrementAndGet();
    }

    void ended() {
        active.decrementAndGet();
    }

    void answered(long nanos) {
        answered.incrementAndGet();
        answeredNanos.addAndGet(nanos);
    }

    void failed(String uri, String why) {
        failed.incrementAndGet();
        failedUri = uri;
        failedReason = why;
        listener.accept(uri, why);
    }

    int active() {
        return active.get();
    }

    long failed() {
        return failed.get();
    }

    /** 0 while nothing was answered. */
    long meanMillis() {
        long count = answered.get();
        return count == 0 ? 0 : answeredNanos.get() / count / NANOS_A_MILLI;
    }

    String failedUri() {
        return failedUri;
    }

    String failedReason() {
        return failedReason;
    }

    void forget() {
        failed.set(0);
        answered.set(0);
        answeredNanos.set(0);
        failedUri = "";
        failedReason = "";
    }
}
