package voicelab.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/** All faults that are set, by link. Arrows read their list on every parcel, so reading takes no lock. */
public final class Faults {
    /** More faults than this at once are a mistake. */
    public static final int MAX_FAULTS = 1_000;

    private static final List<ActiveFault> NONE = List.of();

    private final LongFunction<RandomGenerator> random;
    private final Map<String, List<ActiveFault>> byLink = new ConcurrentHashMap<>();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();
    private int next = 1;

    /** @param random a seeded source for the fault of that number, so that runs repeat */
    public Faults(LongFunction<RandomGenerator> random) {
        this.random = random;
    }

    /** @throws FaultSyntax when too many are set */
    public ActiveFault set(FaultSpec spec) {
        ActiveFault active;
        synchronized (this) {
            if (all().size() >= MAX_FAULTS) throw new FaultSyntax("more than " + MAX_FAULTS + " faults are set");
            active = new ActiveFault(next, spec, random.apply(next));
            next++;
            List<ActiveFault> now = new ArrayList<>(of(spec.link()));
            now.add(active);
            byLink.put(spec.link(), List.copyOf(now));
        }
        changed(spec.link());
        return active;
    }

    /** Mends one link; answers how many faults it had. */
    public int mend(String link) {
        List<ActiveFault> had;
        synchronized (this) {
            had = byLink.remove(link);
        }
        changed(link);
        return had == null ? 0 : had.size();
    }

    /** Mends everything. */
    public int mendAll() {
        List<String> links = List.copyOf(byLink.keySet());
        int count = 0;
        for (String link : links) count += mend(link);
        return count;
    }

    /** The faults of one link, in the order they were set. */
    public List<ActiveFault> of(String link) {
        return byLink.getOrDefault(link, NONE);
    }

    public List<ActiveFault> all() {
        return byLink.values().stream().flatMap(List::stream).toList();
    }

    /** Calls {@code watcher} with the id of a link whose faults changed. */
    public void watch(Consumer<String> watcher) {
        watchers.add(watcher);
    }

    private void changed(String link) {
        watchers.forEach(w -> w.accept(link));
    }
}
