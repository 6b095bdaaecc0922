package voicelab.systems.interactionserver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The interactions by id, and in the order in which each queue has them. Guarded by the book. */
final class Shelves {
    private final Map<String, Interaction> byId = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Long, String>> waiting = new HashMap<>();
    private final Map<String, Set<String>> byExternalId = new HashMap<>();

    void put(Interaction next) {
        remove(next.id());
        byId.put(next.id(), next);
        if (next.waits())
            waiting.computeIfAbsent(next.queue(), queue -> new TreeMap<>())
                    .put(next.where().placeSeq(), next.id());
        String external = next.submission().externalId();
        if (!external.isEmpty())
            byExternalId.computeIfAbsent(external, id -> new LinkedHashSet<>()).add(next.id());
    }

    void remove(String id) {
        Interaction old = byId.remove(id);
        if (old == null) return;
        NavigableMap<Long, String> queue = waiting.get(old.queue());
        if (queue != null && old.waits()) {
            queue.remove(old.where().placeSeq());
            if (queue.isEmpty()) waiting.remove(old.queue());
        }
        String external = old.submission().externalId();
        Set<String> ids = byExternalId.get(external);
        if (ids != null && ids.remove(id) && ids.isEmpty()) byExternalId.remove(external);
    }

    Interaction get(String id) {
        return byId.get(id);
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    int size() {
        return byId.size();
    }

    Collection<Interaction> all() {
        return byId.values();
    }

    /** What waits in a queue, the longest first. */
    List<Interaction> inQueue(String queue) {
        NavigableMap<Long, String> ids = waiting.get(queue);
        List<Interaction> list = new ArrayList<>();
        if (ids != null) ids.values().forEach(id -> list.add(byId.get(id)));
        return list;
    }

    /** The latest interaction of that external id; empty text when there is none. */
    String idOfExternal(String externalId) {
        String latest = "";
        for (String id : byExternalId.getOrDefault(externalId, Set.of())) latest = id;
        return latest;
    }

    void clear() {
        byId.clear();
        waiting.clear();
        byExternalId.clear();
    }
}
