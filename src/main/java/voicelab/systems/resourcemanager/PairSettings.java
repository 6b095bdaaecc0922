package voicelab.systems.resourcemanager;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * What a profile may say about the pair of Resource Managers. All of it is ours: that the pair exchanges heartbeats is public,
 * how often is not.
 *
 * @param heartbeatEvery time of the lab between two heartbeats
 * @param patience real time within which the other node is to answer, a heartbeat as anything else
 * @param misses heartbeats without an answer in a row after which the connection is given up and dialled anew
 */
record PairSettings(Duration heartbeatEvery, Duration patience, int misses) {
    private static final Set<String> KEYS = Set.of("heartbeat-every", "heartbeat-patience", "heartbeat-misses");

    /** @return {@code others} and the keys that are read here */
    static Set<String> with(Set<String> others) {
        Set<String> all = new LinkedHashSet<>(others);
        all.addAll(KEYS);
        return all;
    }

    static PairSettings read(Settings all) {
        return new PairSettings(
                positive(all, "heartbeat-every", Duration.ofSeconds(5)),
                positive(all, "heartbeat-patience", Duration.ofSeconds(2)),
                misses(all));
    }

    private static int misses(Settings all) {
        int misses = all.number("heartbeat-misses", 2);
        if (misses < 1) throw all.fault("heartbeat-misses must be at least 1");
        return misses;
    }

    private static Duration positive(Settings all, String key, Duration otherwise) {
        Duration value = all.duration(key, otherwise);
        if (value.isZero() || value.isNegative()) throw all.fault(key + " must be longer than nothing");
        return value;
    }
}
