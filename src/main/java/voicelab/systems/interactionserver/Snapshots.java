package voicelab.systems.interactionserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.frames.interaction.InteractionErrors;

/** The snapshots that clients have taken and not released. Thread-safe. */
final class Snapshots {
    static final int MAX_SNAPSHOTS = 200;

    /** @param owner the client; nobody else sees it */
    record Snapshot(int id, String owner, boolean locks, List<Interaction> interactions) {}

    private final Map<Integer, Snapshot> open = new LinkedHashMap<>();
    private int last;

    synchronized int nextId() throws Refusal {
        if (open.size() >= MAX_SNAPSHOTS)
            throw new Refusal(
                    InteractionErrors.LIMIT_REACHED, MAX_SNAPSHOTS + " snapshots are open: release some first");
        return ++last;
    }

    synchronized void keep(Snapshot snapshot) {
        open.put(snapshot.id(), snapshot);
    }

    synchronized Snapshot get(int id, String owner) throws Refusal {
        Snapshot found = open.get(id);
        if (found == null || !found.owner().equals(owner))
            throw new Refusal(InteractionErrors.UNKNOWN_SNAPSHOT, "no snapshot " + id + " of this client");
        return found;
    }

    synchronized void release(int id) {
        open.remove(id);
    }

    synchronized List<Snapshot> of(String owner) {
        List<Snapshot> all = new ArrayList<>();
        for (Snapshot each : open.values()) if (each.owner().equals(owner)) all.add(each);
        return all;
    }

    synchronized void clear() {
        open.clear();
    }
}
