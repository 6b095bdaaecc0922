package voicelab.systems.rup;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * What a profile may say of RUP.
 *
 * @param forwardTo folder's URL to which recordings are put on ({@code http://127.0.0.1:8180/recordings}); empty: they are kept
 * @param mostRecordings kept at once
 * @param mostBytes of all that are kept
 * @param mostBytesEach of one
 * @param retryAfter lab time between two attempts
 * @param patience real time for one answer of the target
 */
record RupSettings(
        Optional<String> forwardTo,
        int mostRecordings,
        long mostBytes,
        int mostBytesEach,
        Duration retryAfter,
        Duration patience) {
    private static final int MEGA = 1024 * 1024;
    private static final Set<String> KEYS =
            Set.of("forward-to", "most-recordings", "most-megabytes", "most-megabytes-each", "retry-after", "patience");

    /** Strict: an unknown key or a value out of its range is a fault that names file and line. */
    static RupSettings read(Settings all) {
        all.only(KEYS);
        return new RupSettings(
                all.get("forward-to").map(Settings::text).map(url -> url.replaceAll("/+$", "")),
                positive(all, "most-recordings", 1_000),
                (long) positive(all, "most-megabytes", 256) * MEGA,
                Math.min(positive(all, "most-megabytes-each", 16), 1_024) * MEGA,
                positive(all, "retry-after", Duration.ofSeconds(10)),
                positive(all, "patience", Duration.ofSeconds(10)));
    }

    private static int positive(Settings all, String key, int usual) {
        int value = all.number(key, usual);
        if (value < 1) throw all.get(key).orElse(all).fault(key + " must be at least 1");
        return value;
    }

    private static Duration positive(Settings all, String key, Duration usual) {
        Duration value = all.duration(key, usual);
        if (value.isZero()) throw all.get(key).orElse(all).fault(key + " must be longer than nothing");
        return value;
    }
}
