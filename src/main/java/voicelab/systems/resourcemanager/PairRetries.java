package voicelab.systems.resourcemanager;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls that failed at this node and may be tried at the other one: SIP Server gives every try the same id. The record of such a
 * try waits until the other node has the call, and then there is none: one call, one record. Thread-safe.
 */
final class PairRetries {
    /** Of the lab's time: SIP Server tries the next node at once, and that node tells of the call at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Desk desk;
    private final Map<String, Runnable> waiting = new LinkedHashMap<>();

    PairRetries(Desk desk) {
        this.desk = desk;
    }

    /** @param post writes the record; at once for a call without an id */
    void failedHere(CallSession session, Runnable post) {
        String uuid = session.progress().callUuid();
        if (uuid.isEmpty()) {
            post.run();
            return;
        }
        Runnable before;
        synchronized (this) {
            before = waiting.put(uuid, post);
        }
        if (before != null) before.run();
        desk.lab().timers().after(PATIENCE, () -> triedNowhere(uuid, post));
    }

    /** The other node has the call. */
    void triedThere(String uuid) {
        synchronized (this) {
            if (waiting.remove(uuid) == null) return;
        }
        desk.note("the other node tries call " + uuid + ", which failed here: no record of this try");
    }

    private void triedNowhere(String uuid, Runnable post) {
        synchronized (this) {
            if (!waiting.remove(uuid, post)) return;
        }
        post.run();
    }

    /** There is no other node any more, or none that would tell. */
    void triedNowhere() {
        List<Runnable> all;
        synchronized (this) {
            all = List.copyOf(waiting.values());
            waiting.clear();
        }
        all.forEach(Runnable::run);
    }

    synchronized void forget() {
        waiting.clear();
    }
}
