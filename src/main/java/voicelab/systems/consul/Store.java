package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import voicelab.engines.http.HttpRefusal;

/**
 * The whole state under one lock, every write numbered by one rising index (Consul's Raft index). A write is taken whole or
 * not at all, reaches the log before it is acknowledged, and then wakes who waits for it. Rows are never changed in place.
 */
final class Store {
    private static final int MAX_ROWS = 20_000;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Reads a moment. */
    interface Reading<T> {
        T read() throws HttpRefusal;
    }

    /** Writes; a refusal undoes what it wrote. */
    interface Writing<T> {
        T write(Draft draft) throws HttpRefusal;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Table, Shelf> shelves = new EnumMap<>(Table.class);
    private final List<Follower> followers = new ArrayList<>();
    private final Tombstones tombstones = new Tombstones();
    private final ServiceIndexes serviceIndexes = new ServiceIndexes(this);
    private final Waits waits;
    private final StateLog log;
    private long index;

    Store(Waits waits, StateLog log) {
        this.waits = waits;
        this.log = log;
        for (Table table : Table.values()) shelves.put(table, new Shelf());
        followers.add(tombstones);
        followers.add(serviceIndexes);
    }

    /** Before the first row. */
    void follow(Follower follower) {
        followers.add(follower);
    }

    Waits waits() {
        return waits;
    }

    Tombstones tombstones() {
        return tombstones;
    }

    ServiceIndexes serviceIndexes() {
        return serviceIndexes;
    }

    NavigableMap<String, ObjectNode> rows(Table table) {
        return shelves.get(table).rows();
    }

    NavigableMap<String, ObjectNode> under(Table table, String prefix) {
        return shelves.get(table).under(prefix);
    }

    /** Null when there is none. */
    ObjectNode row(Table table, String key) {
        return shelves.get(table).get(key);
    }

    /** The highest index of some tables. */
    long index(Table... tables) {
        long highest = 0;
        for (Table table : tables)
            highest = Math.max(highest, shelves.get(table).index());
        return highest;
    }

    long index() {
        return index;
    }

    <T> T read(Reading<T> reading) throws HttpRefusal {
        lock.lock();
        try {
            return reading.read();
        } finally {
            lock.unlock();
        }
    }

    <T> T write(Writing<T> writing) throws HttpRefusal {
        List<Runnable> woken = new ArrayList<>();
        lock.lock();
        try {
            Draft draft = new Draft(this, index + 1);
            try {
                T result = writing.write(draft);
                commit(draft.changes(), woken);
                return result;
            } catch (HttpRefusal | RuntimeException e) {
                undo(draft.changes());
                throw e;
            }
        } finally {
            lock.unlock();
            woken.forEach(Runnable::run);
        }
    }

    void set(Change change) throws HttpRefusal {
        Shelf shelf = shelves.get(change.table());
        boolean full = shelf.size() >= MAX_ROWS && change.before() == null;
        if (change.after() != null && (full || shelf.bytes() > MAX_BYTES))
            throw new HttpRefusal(
                    500,
                    "the lab's bound is reached: " + change.table() + " holds " + shelf.size() + " rows, "
                            + shelf.bytes() + " bytes");
        shelf.set(change.key(), change.after());
    }

    private void undo(List<Change> changes) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change change = changes.get(i);
            shelves.get(change.table()).set(change.key(), change.before());
        }
    }

    private void commit(List<Change> changes, List<Runnable> woken) throws HttpRefusal {
        if (changes.isEmpty()) return;
        long at = index + 1;
        try {
            log.append(at, changes, this);
        } catch (IOException e) {
            throw new HttpRefusal(500, "the state's file cannot be written: " + e.getMessage());
        }
        index = at;
        Set<Table> touched = EnumSet.noneOf(Table.class);
        for (Change change : changes) {
            shelves.get(change.table()).touched(at);
            touched.add(change.table());
            for (Follower follower : followers) follower.changed(change);
        }
        waits.changed(touched, woken);
    }

    /**
     * Puts other rows in the place of all; the index rises beyond both, and everybody who waits is woken.
     *
     * @param then writes what is always there
     */
    void become(StateImage image, Writing<?> then) throws HttpRefusal {
        List<Runnable> woken = new ArrayList<>();
        lock.lock();
        try {
            index = Math.max(index, image.index()) + 1;
            shelves.values().forEach(shelf -> shelf.clear(index));
            followers.forEach(follower -> follower.forgotten(index));
            for (Change each : image.rows()) {
                Change row = new Change(each.table(), each.key(), null, each.after(), index);
                set(row);
                for (Follower follower : followers) follower.changed(row);
            }
            Draft draft = new Draft(this, index);
            then.write(draft);
            for (Change change : draft.changes()) for (Follower follower : followers) follower.changed(change);
            log.rewrite(this);
            waits.changed(EnumSet.allOf(Table.class), woken);
            waits.wakeAll(woken);
        } catch (IOException e) {
            throw new HttpRefusal(500, "the state's file cannot be written: " + e.getMessage());
        } finally {
            lock.unlock();
            woken.forEach(Runnable::run);
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waits.count();
        } finally {
            lock.unlock();
        }
    }

    /** The timers that follow from the state end; it can still be read. */
    void stop() {
        lock.lock();
        try {
            followers.forEach(follower -> follower.forgotten(index));
        } finally {
            lock.unlock();
        }
    }

    /** Every row of this moment. */
    StateImage image() {
        lock.lock();
        try {
            List<Change> rows = new ArrayList<>();
            shelves.forEach((table, shelf) ->
                    shelf.rows().forEach((key, body) -> rows.add(new Change(table, key, null, body, index))));
            return new StateImage(index, rows);
        } finally {
            lock.unlock();
        }
    }
}
