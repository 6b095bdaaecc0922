package voicelab.systems.kubelet;

import java.time.Duration;
import voicelab.map.SystemId;

/**
 * One probe of every pod.
 *
 * @param name in a profile
 * @param link the arrow that it goes over
 * @param system whose listener HTTP is asked
 * @param liveness whether a failure restarts; else it makes the pod unready
 * @param delay lab time from the start of what is probed to the first probe
 * @param every lab time between two probes
 * @param timeout real time for an answer
 * @param misses failures in a row that count as one
 */
record ProbeSpec(
        String name,
        String link,
        SystemId system,
        String path,
        boolean liveness,
        Duration delay,
        Duration every,
        Duration timeout,
        int misses) {}
