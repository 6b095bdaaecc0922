package voicelab.systems.consul;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1h30m}, {@code 1.5s}, {@code 250ms}; its source is {@code time.ParseDuration}. */
final class GoDuration {
    private static final Pattern PART = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{0,12})?)(ns|us|µs|ms|s|m|h)");
    private static final int MAX_CHARS = 60;
    private static final Duration LONGEST = Duration.ofDays(365);

    private GoDuration() {}

    /** Empty when it is none, negative or longer than a year. */
    static Optional<Duration> parse(String text) {
        if (text.equals("0")) return Optional.of(Duration.ZERO);
        if (text.isEmpty() || text.length() > MAX_CHARS) return Optional.empty();
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) return Optional.empty();
            String number = part.group(1).endsWith(".") ? part.group(1) + "0" : part.group(1);
            nanos = nanos.add(new BigDecimal(number).multiply(BigDecimal.valueOf(unit(part.group(2)))));
            at = part.end();
        }
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) return Optional.empty();
        return Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
    }

    /** As Go's {@code String()} writes it: {@code 1m30s}, {@code 1.5s}, {@code 250ms}. */
    static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) return "0s";
        if (nanos < 1_000) return nanos + "ns";
        if (nanos < 1_000_000) return decimal(nanos, 3) + "µs";
        if (nanos < 1_000_000_000L) return decimal(nanos, 6) + "ms";
        long minutes = nanos / unit("m");
        String seconds = decimal(nanos % unit("m"), 9) + "s";
        if (minutes == 0) return seconds;
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long nanos, int digits) {
        BigDecimal value = BigDecimal.valueOf(nanos, digits);
        return nanos == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
