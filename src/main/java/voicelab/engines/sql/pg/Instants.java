package voicelab.engines.sql.pg;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times in PostgreSQL's ISO text and in its binary counts from the year 2000. */
final class Instants {
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDateTime EPOCH = EPOCH_DAY.atStartOfDay();
    private static final long MICROS = 1_000_000;

    private static final Pattern TEXT = Pattern.compile(
            "\\s*(\\d{4,6})-(\\d{1,2})-(\\d{1,2})"
                    + "(?:[ T]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9})\\d*)?)?)?\\s*([+-]\\d{1,2}(?::?\\d{2}){0,2}|Z|[A-Za-z][A-Za-z_/]+)?\\s*");
    private static final Pattern TIME = Pattern.compile(
            "\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9})\\d*)?)?\\s*([+-]\\d{1,2}(?::?\\d{2}){0,2}|Z)?\\s*");

    private Instants() {}

    static String text(LocalTime time) {
        StringBuilder out = new StringBuilder(15);
        two(out, time.getHour()).append(':');
        two(out, time.getMinute()).append(':');
        two(out, time.getSecond());
        int micros = time.getNano() / 1_000;
        if (micros == 0) return out.toString();
        String digits = Integer.toString(1_000_000 + micros).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') end--;
        return out.append('.').append(digits, 0, end).toString();
    }

    private static StringBuilder two(StringBuilder out, int number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    static String text(LocalDateTime time) {
        return time.toLocalDate() + " " + text(time.toLocalTime());
    }

    static String text(OffsetDateTime time, ZoneId zone) {
        OffsetDateTime there = time.atZoneSameInstant(zone).toOffsetDateTime();
        return text(there.toLocalDateTime()) + offset(there.getOffset());
    }

    static String text(OffsetTime time) {
        return text(time.toLocalTime()) + offset(time.getOffset());
    }

    private static String offset(ZoneOffset offset) {
        if (offset.getTotalSeconds() == 0) return "+00";
        String id = offset.getId();
        return id.endsWith(":00") ? id.substring(0, 3) : id;
    }

    static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    static long micros(LocalTime time) {
        return time.toNanoOfDay() / 1_000;
    }

    static int days(LocalDate date) {
        return (int) (date.toEpochDay() - EPOCH_DAY.toEpochDay());
    }

    static LocalDate date(int days) {
        return EPOCH_DAY.plusDays(days);
    }

    static LocalDateTime timestamp(long micros) {
        return EPOCH.plusSeconds(Math.floorDiv(micros, MICROS)).plusNanos(Math.floorMod(micros, MICROS) * 1_000);
    }

    static LocalTime time(long micros) {
        return LocalTime.ofNanoOfDay(micros * 1_000);
    }

    /** A date, or a timestamp of which only the date counts. */
    static LocalDate date(String text) throws PgFault {
        return moment(text, ZoneOffset.UTC, "date").toLocalDate();
    }

    /** A zone in the text is ignored, as PostgreSQL does for this type. */
    static LocalDateTime timestamp(String text) throws PgFault {
        return moment(text, ZoneOffset.UTC, "timestamp").toLocalDateTime();
    }

    static OffsetDateTime timestamptz(String text, ZoneId zone) throws PgFault {
        return moment(text, zone, "timestamp with time zone");
    }

    static LocalTime time(String text) throws PgFault {
        Matcher m = TIME.matcher(text);
        if (!m.matches()) throw invalid("time", text);
        try {
            return clock(m, 1);
        } catch (DateTimeException e) {
            throw invalid("time", text);
        }
    }

    static OffsetTime timetz(String text, ZoneId zone) throws PgFault {
        Matcher m = TIME.matcher(text);
        if (!m.matches()) throw invalid("time with time zone", text);
        try {
            ZoneId at = m.group(5) == null ? zone : zone(m.group(5));
            ZoneOffset offset = at.getRules().getOffset(java.time.Instant.EPOCH);
            return clock(m, 1).atOffset(offset);
        } catch (DateTimeException e) {
            throw invalid("time with time zone", text);
        }
    }

    private static OffsetDateTime moment(String text, ZoneId zone, String type) throws PgFault {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) throw invalid(type, text);
        try {
            LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
            boolean midnight = m.group(4) != null && number(m, 4) == 24;
            LocalDateTime local = midnight
                    ? day.plusDays(1).atStartOfDay()
                    : day.atTime(m.group(4) == null ? LocalTime.MIDNIGHT : clock(m, 4));
            return local.atZone(m.group(8) == null ? zone : zone(m.group(8))).toOffsetDateTime();
        } catch (DateTimeException e) {
            throw new PgFault("22008", "date/time field value out of range: \"" + text + "\"");
        }
    }

    private static LocalTime clock(Matcher m, int at) {
        String fraction = m.group(at + 3);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        int seconds = m.group(at + 2) == null ? 0 : number(m, at + 2);
        // PostgreSQL keeps microseconds
        return LocalTime.of(number(m, at), number(m, at + 1), seconds, nanos / 1_000 * 1_000);
    }

    private static ZoneId zone(String text) {
        if (text.equalsIgnoreCase("z")) return ZoneOffset.UTC;
        if (Character.isLetter(text.charAt(0))) return ZoneId.of(text, ZoneId.SHORT_IDS);
        String digits = text.substring(1).replace(":", "");
        if (digits.length() == 1) digits = "0" + digits;
        return ZoneOffset.of(text.charAt(0) + digits);
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static PgFault invalid(String type, String text) {
        return new PgFault(States.INVALID_DATETIME, "invalid input syntax for type " + type + ": \"" + text + "\"");
    }
}
