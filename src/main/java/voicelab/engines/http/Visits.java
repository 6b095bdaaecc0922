package voicelab.engines.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.xnio.StreamConnection;
import voicelab.net.Ticker;

/** The open connections of one server, bounded; who closes the server waits here. */
final class Visits {
    private final int max;
    private final Map<StreamConnection, Visit> open = new HashMap<>();
    private boolean closing;

    Visits(int max) {
        this.max = max;
    }

    /** False when there are too many, or the server is closing. */
    synchronized boolean add(Visit visit) {
        if (closing || open.size() >= max) return false;
        open.put(visit.connection(), visit);
        return true;
    }

    synchronized void remove(Visit visit) {
        open.remove(visit.connection());
        notifyAll();
    }

    synchronized void changed() {
        notifyAll();
    }

    synchronized Visit of(StreamConnection connection) {
        return open.get(connection);
    }

    synchronized int count() {
        return open.size();
    }

    synchronized void closing() {
        closing = true;
    }

    synchronized boolean isClosing() {
        return closing;
    }

    void closeAll() {
        List<Visit> all;
        synchronized (this) {
            all = List.copyOf(open.values());
        }
        all.forEach(Visit::close);
    }

    void awaitNoneBusy(int millis) {
        await(() -> open.values().stream().noneMatch(Visit::isBusy), millis);
    }

    void awaitNone(int millis) {
        await(open::isEmpty, millis);
    }

    private synchronized void await(BooleanSupplier done, int millis) {
        long end = Ticker.REAL.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (!done.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - Ticker.REAL.nanos());
                if (left <= 0) return;
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
