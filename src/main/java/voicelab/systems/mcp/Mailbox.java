package voicelab.systems.mcp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import voicelab.standin.Timers;

/**
 * What happens to a call, handed to the one thread that runs its dialog. Bounded: of more than {@value #MOST} waiting news the
 * newest are dropped, the end of the call never is.
 */
final class Mailbox {
    private static final int MOST = 1_000;
    private static final CallNews GONE = new CallNews.Gone();
    private static final CallNews DUE = new CallNews.Due();

    private final Timers timers;
    private final Clock clock;
    private final BlockingQueue<CallNews> news = new LinkedBlockingQueue<>(MOST);
    private final AtomicReference<String> gone = new AtomicReference<>();

    /** Both in the lab's time. */
    Mailbox(Timers timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    void post(CallNews one) {
        news.offer(one);
    }

    /** The call is over; the first reason counts. */
    void gone(String why) {
        gone.compareAndSet(null, why);
        news.offer(GONE);
    }

    boolean isGone() {
        return gone.get() != null;
    }

    /** Why it is over; empty while it is not. */
    String goneWhy() {
        String why = gone.get();
        return why == null ? "" : why;
    }

    /** Waits for the next news; {@link CallNews.Gone} again and again once the call is over. */
    CallNews take() {
        if (isGone()) return GONE;
        try {
            CallNews one = news.take();
            return isGone() ? GONE : one;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            gone("the lab stops");
            return GONE;
        }
    }

    /** The same; empty when none comes until then. */
    Optional<CallNews> take(Instant until) {
        while (true) {
            Duration left = Duration.between(clock.instant(), until);
            if (left.isNegative() || left.isZero()) return Optional.empty();
            Timers.Timer timer = timers.after(left, () -> post(DUE));
            CallNews next = take();
            timer.cancel();
            // one of before, or the clock says that it is not yet: what counts is the clock
            if (!(next instanceof CallNews.Due)) return Optional.of(next);
        }
    }
}
