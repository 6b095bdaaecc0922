package voicelab.engines.snmp.export;

import java.time.Duration;

/**
 * How an agent is walked, and the bounds. Times are real time.
 *
 * @param patience for one answer
 * @param retries of one question before the walk fails
 * @param maxRepetitions of each GetBulk
 * @param longest of a whole walk
 * @param mostVariables of a walk
 */
public record WalkSettings(
        String community, Duration patience, int retries, int maxRepetitions, Duration longest, int mostVariables) {
    public static final WalkSettings USUAL =
            new WalkSettings("public", Duration.ofSeconds(1), 2, 25, Duration.ofSeconds(8), 20_000);
}
