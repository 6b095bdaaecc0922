package voicelab.languages.voicexml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time designations as in CSS2: {@code 5s}, {@code 850ms}, {@code 0.7s}. */
final class Durations {
    /** Longer times are taken as this. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern TIME = Pattern.compile("\\+?(\\d{0,9}(?:\\.\\d{1,6})?)(ms|s)");

    private Durations() {}

    static Optional<Duration> of(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches() || matcher.group(1).isEmpty()) return Optional.empty();
        double number = Double.parseDouble(matcher.group(1));
        Duration time = Duration.ofMillis(Math.round(matcher.group(2).equals("s") ? number * 1000 : number));
        return Optional.of(time.compareTo(LONGEST) > 0 ? LONGEST : time);
    }
}
