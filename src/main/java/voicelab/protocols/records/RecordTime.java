package voicelab.protocols.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as our own senders write them, read without the general parser, which costs more than the rest of a record. */
final class RecordTime {
    private static final String MILLIS = "0000-00-00T00:00:00.000Z";
    private static final String SECONDS = "0000-00-00T00:00:00Z";
    private static final int NANOS_A_MILLI = 1_000_000;

    private RecordTime() {}

    /** @throws DateTimeException when the text is no time of {@link Instant#parse} */
    static Instant parse(String text) {
        boolean millis = fits(text, MILLIS);
        if (!millis && !fits(text, SECONDS)) return Instant.parse(text);
        int hour = number(text, 11, 2);
        int second = number(text, 17, 2);
        // midnight as 24:00 and leap seconds are the general parser's to judge
        if (hour == 24 || second == 60) return Instant.parse(text);
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 2),
                        number(text, 8, 2),
                        hour,
                        number(text, 14, 2),
                        second,
                        millis ? number(text, 20, 3) * NANOS_A_MILLI : 0)
                .toInstant(ZoneOffset.UTC);
    }

    /** Whether it has digits where the form has zeros, and else the form's own characters. */
    private static boolean fits(String text, String form) {
        if (text.length() != form.length()) return false;
        for (int i = 0; i < form.length(); i++) {
            char c = text.charAt(i);
            boolean good = form.charAt(i) == '0' ? c >= '0' && c <= '9' : c == form.charAt(i);
            if (!good) return false;
        }
        return true;
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) number = 10 * number + text.charAt(i) - '0';
        return number;
    }
}
