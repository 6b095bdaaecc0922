package voicelab.systems.consul;

import java.util.TreeMap;

/**
 * Where keys were deleted, so that who watches a prefix hears of it. Bounded: when there are too many they are forgotten, and
 * every prefix counts as touched then (a watcher wakes once for nothing, which Consul allows).
 */
final class Tombstones implements Follower {
    private static final int MAX = 10_000;

    private final TreeMap<String, Long> graves = new TreeMap<>();
    private long floor;

    /** The index of the last deletion under a prefix, 0 for none. */
    long under(String prefix) {
        long last = floor;
        for (long index :
                graves.subMap(prefix, true, prefix + Character.MAX_VALUE, true).values()) last = Math.max(last, index);
        return last;
    }

    @Override
    public void changed(Change change) {
        if (change.table() != Table.KV || change.after() != null) return;
        if (graves.size() >= MAX) forgotten(change.index());
        graves.put(change.key(), change.index());
    }

    @Override
    public void forgotten(long index) {
        graves.clear();
        floor = index;
    }
}
