package voicelab.engines.media;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import voicelab.net.Ticker;

/** One thread that ticks for every stream; it rests while there are none. */
final class MediaClock implements Runnable {

    /** What happens every 20 ms; called from the clock thread only. */
    interface Ticked {
        /** @param skipped ticks that were let go before this one */
        void tick(long nowNanos, long skipped);

        void bug(Throwable error);
    }

    private static final long JOIN_MILLIS = 2_000;

    private final Ticker ticker;
    private final Thread thread;
    private final TickPace pace = new TickPace();
    /** Replaced, never changed. */
    private volatile List<Ticked> streams = List.of();

    private volatile boolean closed;

    MediaClock(Ticker ticker) {
        this.ticker = ticker;
        thread = new Thread(this, "media-clock");
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void add(Ticked stream) {
        List<Ticked> next = new ArrayList<>(streams);
        next.add(stream);
        streams = next;
        if (next.size() == 1) LockSupport.unpark(thread);
    }

    synchronized void remove(Ticked stream) {
        List<Ticked> next = new ArrayList<>(streams);
        next.remove(stream);
        streams = next;
    }

    @Override
    public void run() {
        boolean resting = true;
        while (!closed) {
            if (streams.isEmpty()) {
                resting = true;
                LockSupport.park(this);
                continue;
            }
            long now = ticker.nanos();
            if (resting) pace.start(now);
            resting = false;
            long wait = pace.until(now);
            if (wait > 0) LockSupport.parkNanos(this, wait);
            else {
                tickAll(now, pace.take(now));
                pace.done(ticker.nanos());
            }
        }
    }

    private void tickAll(long now, long skipped) {
        List<Ticked> all = streams;
        for (int i = 0; i < all.size(); i++) { // no iterator: a tick makes no garbage
            Ticked stream = all.get(i);
            try {
                stream.tick(now, skipped);
            } catch (RuntimeException e) {
                stream.bug(e);
            }
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
        join(thread);
    }

    static void join(Thread thread) {
        if (thread == Thread.currentThread()) return;
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
