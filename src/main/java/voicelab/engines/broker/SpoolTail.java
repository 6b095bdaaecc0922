package voicelab.engines.broker;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;

/**
 * What waits in a spool as long as it is in memory too, so that whoever drains a spool at once reads no file: all that waits or,
 * when that has become too much, nothing until the spool has run empty. Not thread-safe.
 */
final class SpoolTail {
    private static final long MOST_BYTES = 1024 * 1024;

    /** One body. */
    static final class Kept {
        private final byte[] body;
        private final Object of;

        /** @param of what it was made of; null when nobody knows */
        Kept(byte[] body, Object of) {
            this.body = body;
            this.of = of;
        }

        byte[] body() {
            return body;
        }

        Object of() {
            return of;
        }
    }

    private final Deque<Kept> kept = new ArrayDeque<>();
    private long bytes;
    private boolean whole;

    /** @param empty whether the spool is */
    void reset(boolean empty) {
        kept.clear();
        bytes = 0;
        whole = empty;
    }

    void append(byte[] body, Object of) {
        if (!whole) return;
        if (bytes + body.length > MOST_BYTES) {
            reset(false);
            return;
        }
        kept.addLast(new Kept(body, of));
        bytes += body.length;
    }

    /** The oldest ones were taken out. */
    void acknowledged(int count, boolean emptied) {
        if (emptied) reset(true);
        for (int i = 0; whole && i < count && !kept.isEmpty(); i++)
            bytes -= kept.removeFirst().body().length;
    }

    /** All that waits, the oldest first; nothing when it is in the files alone. */
    Iterator<Kept> oldest() {
        return whole ? kept.iterator() : Collections.emptyIterator();
    }
}
