package voicelab.protocols.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line.
 *
 * @param at written in UTC, to the millisecond
 * @param callId 8 hexadecimal digits, a hyphen, 8 more
 * @param id the public number of what is told, 0 where none is public
 * @param text one line, at most {@value #MAX_TEXT} characters
 */
public record LogLine(Instant at, LogLevel level, String callId, int id, String text) {
    public static final int MAX_TEXT = 2_000;

    /** Of a line that belongs to no call. */
    public static final String NO_CALL = "00000000-00000000";

    private static final int HALF = 8;
    private static final int ID_DIGITS = 5;
    private static final Pattern FORM =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}\\.[0-9]{3}) ([A-Z]{4,6}) "
                    + "([0-9A-Fa-f]{8}-[0-9A-Fa-f]{8}) ([0-9]{5}) (.*)");

    /** Made at the first line, not at boot. */
    private static final class Lazy {
        static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
    }

    public LogLine {
        text = clean(text);
        if (id < 0 || id > 99_999) throw new IllegalArgumentException("log id " + id);
    }

    /** The call id of a session's GUID: its first and its last eight digits, so that lines of one session share it. */
    public static String callId(String guid) {
        StringBuilder digits = new StringBuilder(guid.length());
        for (int i = 0; i < guid.length(); i++)
            if (guid.charAt(i) < 0x80 && Character.digit(guid.charAt(i), 16) >= 0) digits.append(guid.charAt(i));
        if (digits.length() < HALF) return NO_CALL;
        return digits.substring(0, HALF) + '-' + digits.substring(digits.length() - HALF);
    }

    private static String clean(String text) {
        int sound = 0;
        while (sound < text.length() && text.charAt(sound) >= ' ' && text.charAt(sound) != 0x7f) sound++;
        if (sound == text.length() && sound <= MAX_TEXT) return text;
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_TEXT));
        for (int i = 0; i < text.length() && i < MAX_TEXT; i++)
            clean.append(text.charAt(i) < ' ' || text.charAt(i) == 0x7f ? ' ' : text.charAt(i));
        return clean.toString();
    }

    /** Without a line feed. */
    public String written() {
        String digits = Integer.toString(id);
        return Lazy.TIME.format(at)
                + ' '
                + level
                + ' '
                + callId
                + ' '
                + "0".repeat(ID_DIGITS - digits.length())
                + digits
                + ' '
                + text;
    }

    /** Empty for what has another shape. */
    public static Optional<LogLine> read(String line) {
        if (line.length() > MAX_TEXT + 100) return Optional.empty();
        Matcher m = FORM.matcher(line);
        if (!m.matches()) return Optional.empty();
        Optional<LogLevel> level = LogLevel.named(m.group(2));
        try {
            Instant at = time(m.group(1)).toInstant(ZoneOffset.UTC);
            return level.map(l -> new LogLine(at, l, m.group(3), Integer.parseInt(m.group(4)), m.group(5)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Digits at fixed places: a log is read line by line, and a formatter's parser takes longer than all the rest. */
    private static LocalDateTime time(String text) {
        if (text.charAt(13) != ':' || text.charAt(16) != ':') throw new DateTimeException(text);
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(text, 20, 23) * 1_000_000);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == ':') throw new DateTimeException(text);
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
