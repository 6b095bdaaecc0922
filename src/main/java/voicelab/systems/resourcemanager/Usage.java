package voicelab.systems.resourcemanager;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How many sessions, outbound legs and legs of each service a tenant or profile has now. The numbers belong to the DBID, so they
 * outlive a changed configuration. Thread-safe, a look-up takes no lock.
 */
final class Usage {
    static final int SESSIONS = 0;
    static final int OUTBOUND = 1;
    private static final int FIRST_SERVICE = 2;
    private static final int SLOTS = FIRST_SERVICE + MediaService.values().length;

    private final Map<String, AtomicIntegerArray> counts = new ConcurrentHashMap<>();

    /** The slot of a service: an index into an array, kept nowhere. */
    @SuppressWarnings("EnumOrdinal")
    static int of(MediaService service) {
        return FIRST_SERVICE + service.ordinal();
    }

    int now(String key, int slot) {
        AtomicIntegerArray all = counts.get(key);
        return all == null ? 0 : all.get(slot);
    }

    /** Counts for the profile, its tenant and every tenant above. */
    void add(ProfileChoice choice, int slot, int by) {
        for (Tenant t = choice.tenant(); t != null; t = t.parent()) add(t.key(), slot, by);
        if (choice.profile() != null) add(choice.profile().key(), slot, by);
    }

    private void add(String key, int slot, int by) {
        AtomicIntegerArray all = counts.get(key);
        if (all == null) all = counts.computeIfAbsent(key, k -> new AtomicIntegerArray(SLOTS));
        // a reset may fall between a call's begin and its end
        all.updateAndGet(slot, n -> Math.max(0, n + by));
    }

    void forget() {
        counts.clear();
    }
}
