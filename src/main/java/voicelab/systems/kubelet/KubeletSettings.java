package voicelab.systems.kubelet;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import voicelab.map.SystemId;
import voicelab.standin.Settings;

/**
 * What a profile may say of the Kubelet.
 *
 * @param restart whether what fails its liveness probe is restarted
 * @param probes in their order
 */
record KubeletSettings(boolean restart, List<ProbeSpec> probes) {
    private static final SystemId HANDLER = new SystemId("service-handler");
    private static final SystemId RUP = new SystemId("rup");
    private static final String EVERY = "-every";
    private static final String DELAY = "-delay";
    private static final String TIMEOUT = "-timeout";
    private static final String MISSES = "-misses";

    /** Names of the probes in a profile; each has {@code -delay -every -timeout -misses}. */
    private static final List<String> NAMES = List.of("liveness", "readiness", "rup-live", "rup-ready");

    /** Strict: an unknown key or a value out of its range is a fault that names file and line. */
    static KubeletSettings read(Settings all) {
        Set<String> keys = new java.util.TreeSet<>(Set.of("restart"));
        for (String name : NAMES) for (String part : List.of(DELAY, EVERY, TIMEOUT, MISSES)) keys.add(name + part);
        all.only(keys);
        return new KubeletSettings(
                all.flag("restart", true),
                List.of(
                        // documented: first after 30 s, every 60 s, timeout 20 s, 3 misses
                        probe(all, "liveness", "mcp-13", HANDLER, "/mcp/liveness", true, 30, 60, 20),
                        // documented: timeout 50 s; the rest as liveness
                        probe(all, "readiness", "mcp-13", HANDLER, "/mcp/readiness", false, 30, 60, 50),
                        // documented: the period; timeout and first delay are ours
                        probe(all, "rup-live", "mcp-14", RUP, "/health/live", true, 10, 60, 5),
                        probe(all, "rup-ready", "mcp-14", RUP, "/health/ready", false, 10, 30, 5)));
    }

    private static ProbeSpec probe(
            Settings all,
            String name,
            String link,
            SystemId system,
            String path,
            boolean liveness,
            int delay,
            int every,
            int timeout) {
        int misses = all.number(name + MISSES, 3);
        if (misses < 1) throw all.fault(name + MISSES + " must be at least 1");
        return new ProbeSpec(
                name,
                link,
                system,
                path,
                liveness,
                all.duration(name + DELAY, Duration.ofSeconds(delay)),
                positive(all, name + EVERY, every),
                positive(all, name + TIMEOUT, timeout),
                misses);
    }

    private static Duration positive(Settings all, String key, int seconds) {
        Duration value = all.duration(key, Duration.ofSeconds(seconds));
        if (value.isZero()) throw all.get(key).orElse(all).fault(key + " must be longer than nothing");
        return value;
    }
}
