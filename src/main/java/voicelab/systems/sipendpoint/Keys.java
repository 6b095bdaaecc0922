package voicelab.systems.sipendpoint;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys of a telephone, and how long pressing them takes. */
final class Keys {
    static final Duration ON = Duration.ofMillis(100);
    static final Duration GAP = Duration.ofMillis(80);
    private static final Pattern DIGITS = Pattern.compile("[0-9*#A-D]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z*#+._-]{1,64}");

    private Keys() {}

    /** Upper case; empty when there is anything else than 0-9 * # A-D, or more than 128. */
    static Optional<String> digits(String text) {
        String keys = text.toUpperCase(Locale.ROOT);
        return DIGITS.matcher(keys).matches() ? Optional.of(keys) : Optional.empty();
    }

    static Duration time(String digits) {
        return ON.plus(GAP).multipliedBy(digits.length());
    }

    /** The user part of a SIP URI for a dialled number; empty when it is none. */
    static Optional<String> user(String number) {
        // # is no character of a user part (RFC 3261 section 25.1)
        return NUMBER.matcher(number).matches() ? Optional.of(number.replace("#", "%23")) : Optional.empty();
    }
}
