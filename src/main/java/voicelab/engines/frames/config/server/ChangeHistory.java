package voicelab.engines.frames.config.server;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest changes of a server, oldest first, as many as its bound allows. Thread-safe. */
public final class ChangeHistory {
    private final int max;
    private final Deque<HistoryEntry> entries = new ArrayDeque<>();

    public ChangeHistory(int max) {
        this.max = max;
    }

    public int max() {
        return max;
    }

    public synchronized void add(Collection<HistoryEntry> more) {
        for (HistoryEntry entry : more) {
            entries.addLast(entry);
            if (entries.size() > max) entries.removeFirst();
        }
    }

    /** Forgets what it holds and takes these instead. */
    public synchronized void become(Collection<HistoryEntry> others) {
        entries.clear();
        add(others);
    }

    public synchronized List<HistoryEntry> all() {
        return List.copyOf(entries);
    }

    /** The latest {@code most} entries that are wanted, oldest first. */
    public synchronized List<HistoryEntry> latest(Predicate<HistoryEntry> wanted, int most) {
        List<HistoryEntry> found = entries.stream().filter(wanted).toList();
        return found.subList(Math.max(0, found.size() - most), found.size());
    }
}
