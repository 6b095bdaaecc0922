package voicelab.engines.sql;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Locks that sessions of one database agree upon by name: shared or exclusive, held as often as they were taken. */
public final class NamedLocks {
    /** Of all sessions of a database together. */
    private static final int MOST = 10_000;

    private final Map<String, Map<Object, Grip>> held = new HashMap<>();
    private int grips;

    /** How often one session holds a lock. */
    private static final class Grip {
        private int exclusive;
        private int shared;
        private int untilEndExclusive;
        private int untilEndShared;

        boolean isExclusive() {
            return exclusive + untilEndExclusive > 0;
        }

        boolean isGone() {
            return exclusive + shared + untilEndExclusive + untilEndShared == 0;
        }
    }

    /**
     * Takes the lock if no other session stands against it.
     *
     * @param untilEnd whether the end of the transaction gives it back
     * @throws IllegalStateException when too many are held
     */
    public synchronized boolean take(Object owner, String name, boolean shared, boolean untilEnd) {
        Map<Object, Grip> holders = held.getOrDefault(name, Map.of());
        for (Map.Entry<Object, Grip> one : holders.entrySet())
            if (one.getKey() != owner && (!shared || one.getValue().isExclusive())) return false;
        Grip grip = holders.get(owner);
        if (grip == null) {
            if (grips >= MOST) throw new IllegalStateException("more than " + MOST + " locks");
            grips++;
            grip = new Grip();
            held.computeIfAbsent(name, key -> new HashMap<>()).put(owner, grip);
        }
        if (untilEnd && shared) grip.untilEndShared++;
        else if (untilEnd) grip.untilEndExclusive++;
        else if (shared) grip.shared++;
        else grip.exclusive++;
        return true;
    }

    /** Gives back once what was not taken until the end of the transaction; false when it is not held so. */
    public synchronized boolean release(Object owner, String name, boolean shared) {
        Map<Object, Grip> holders = held.getOrDefault(name, Map.of());
        Grip grip = holders.get(owner);
        if (grip == null || (shared ? grip.shared : grip.exclusive) == 0) return false;
        if (shared) grip.shared--;
        else grip.exclusive--;
        tidy();
        return true;
    }

    /** The end of a transaction. */
    public synchronized void transactionEnded(Object owner) {
        if (grips == 0) return;
        for (Map<Object, Grip> holders : held.values()) {
            Grip grip = holders.get(owner);
            if (grip == null) continue;
            grip.untilEndExclusive = 0;
            grip.untilEndShared = 0;
        }
        tidy();
    }

    /** Gives back all that is not held until the end of the transaction. */
    public synchronized void releaseAll(Object owner) {
        for (Map<Object, Grip> holders : held.values()) {
            Grip grip = holders.get(owner);
            if (grip == null) continue;
            grip.exclusive = 0;
            grip.shared = 0;
        }
        tidy();
    }

    private void tidy() {
        for (Iterator<Map<Object, Grip>> i = held.values().iterator(); i.hasNext(); ) {
            Map<Object, Grip> holders = i.next();
            int before = holders.size();
            holders.values().removeIf(Grip::isGone);
            grips -= before - holders.size();
            if (holders.isEmpty()) i.remove();
        }
    }
}
