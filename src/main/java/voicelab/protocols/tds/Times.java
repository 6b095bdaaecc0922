package voicelab.protocols.tds;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Dates and times, [MS-TDS] 2.2.5.5.1.7 to .11. */
final class Times {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate DATETIME_DAY = LocalDate.of(1900, 1, 1);
    private static final int LAST_DAY = (int) ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.of(9999, 12, 31));
    private static final long NANOS_A_DAY = 86_400_000_000_000L;
    private static final long TICKS_A_DAY = 86_400L * 300;

    private Times() {}

    static Object read(TdsType type, TdsInput in) throws TdsException {
        try {
            return switch (type.token()) {
                case TdsType.DATEN -> date(in);
                case TdsType.TIMEN -> time(type.scale(), in);
                case TdsType.DATETIME2N -> {
                    LocalTime time = time(type.scale(), in);
                    yield LocalDateTime.of(date(in), time);
                }
                default -> {
                    LocalTime time = time(type.scale(), in);
                    LocalDateTime utc = LocalDateTime.of(date(in), time);
                    ZoneOffset zone = ZoneOffset.ofTotalSeconds((short) in.u16() * 60);
                    yield utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(zone);
                }
            };
        } catch (DateTimeException e) {
            throw new TdsException("a date or time that does not exist: " + e.getMessage());
        }
    }

    private static LocalDate date(TdsInput in) throws TdsException {
        int days = (int) in.unsigned(3);
        if (days > LAST_DAY) throw new TdsException("a date after 9999-12-31");
        return FIRST_DAY.plusDays(days);
    }

    private static LocalTime time(int scale, TdsInput in) throws TdsException {
        long nanos = in.unsigned(TdsType.timeBytes(scale)) * nanosAUnit(scale);
        if (nanos < 0 || nanos >= NANOS_A_DAY) throw new TdsException("a time after 23:59:59");
        return LocalTime.ofNanoOfDay(nanos);
    }

    private static long nanosAUnit(int scale) {
        long nanos = 1_000_000_000L;
        for (int i = 0; i < scale; i++) nanos /= 10;
        return nanos;
    }

    static LocalDateTime readDatetime(int length, TdsInput in) throws TdsException {
        if (length == 4) {
            LocalDateTime day = DATETIME_DAY.plusDays(in.u16()).atStartOfDay();
            return day.plusMinutes(in.u16());
        }
        int days = in.i32();
        long ticks = in.u32();
        if (days < -53_690 || days > 2_958_463 || ticks >= TICKS_A_DAY)
            throw new TdsException("a datetime out of range");
        // 1/300 s is shown in whole milliseconds
        return DATETIME_DAY.plusDays(days).atStartOfDay().plus((ticks * 10 + 1) / 3, ChronoUnit.MILLIS);
    }

    static void write(TdsType type, Object value, TdsOutput out) {
        switch (type.token()) {
            case TdsType.DATEN -> date((LocalDate) value, out);
            case TdsType.TIMEN -> time((LocalTime) value, type.scale(), out);
            case TdsType.DATETIME2N -> {
                LocalDateTime at = (LocalDateTime) value;
                time(at.toLocalTime(), type.scale(), out);
                date(at.toLocalDate(), out);
            }
            default -> {
                OffsetDateTime at = (OffsetDateTime) value;
                LocalDateTime utc = at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
                time(utc.toLocalTime(), type.scale(), out);
                date(utc.toLocalDate(), out);
                out.u16(at.getOffset().getTotalSeconds() / 60);
            }
        }
    }

    private static void date(LocalDate date, TdsOutput out) {
        long days = Math.max(0, Math.min(LAST_DAY, ChronoUnit.DAYS.between(FIRST_DAY, date)));
        out.unsigned(days, 3);
    }

    private static void time(LocalTime time, int scale, TdsOutput out) {
        out.unsigned(time.toNanoOfDay() / nanosAUnit(scale), TdsType.timeBytes(scale));
    }

    static void writeDatetime(int length, LocalDateTime at, TdsOutput out) {
        long days = ChronoUnit.DAYS.between(DATETIME_DAY, at.toLocalDate());
        long nanos = at.toLocalTime().toNanoOfDay();
        if (length == 4) {
            long minutes = (nanos + 30_000_000_000L) / 60_000_000_000L;
            out.u16((int) (days + minutes / 1_440)).u16((int) (minutes % 1_440));
            return;
        }
        long ticks = (nanos * 3 + 5_000_000L) / 10_000_000L;
        if (ticks >= TICKS_A_DAY) {
            ticks = 0;
            days++;
        }
        out.i32((int) days).i32((int) ticks);
    }
}
