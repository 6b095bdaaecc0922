package voicelab.systems.mcp;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What happens to a call, handed to the one thread that runs its dialog. Bounded: of more than {@value #MOST} waiting news the
 * newest are dropped, the end of the call never is.
 */
final class Mailbox {
    private static final int MOST = 1_000;
    private static final CallNews GONE = new CallNews.Gone();

    private final BlockingQueue<CallNews> news = new LinkedBlockingQueue<>(MOST);
    private final AtomicReference<String> gone = new AtomicReference<>();

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
}
