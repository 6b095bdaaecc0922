package voicelab.protocols.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as header values, {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110 5.6.7); the two obsolete forms are not read. */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int LENGTH = 29;

    private HttpDate() {}

    /** Whole seconds; what is below is cut off. */
    public static String format(Instant at) {
        return FORMAT.format(at);
    }

    /** Empty for anything that is no such date; RFC 9110 13.1.3 wants a broken one ignored. */
    public static Optional<Instant> parse(String text) {
        if (text.length() != LENGTH) return Optional.empty();
        try {
            return Optional.of(FORMAT.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
