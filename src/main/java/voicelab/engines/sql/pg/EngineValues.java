package voicelab.engines.sql.pg;

import org.h2.api.Interval;

/** Values as the engine takes them. */
final class EngineValues {
    private static final long SECOND = 1_000_000;

    private EngineValues() {}

    static Object of(Object value) throws PgFault {
        if (!(value instanceof Intervals i)) return value;
        if (i.months() == 0) {
            long micros = i.days() * 86_400 * SECOND + i.micros();
            return Interval.ofSeconds(micros / SECOND, (int) (micros % SECOND * 1_000));
        }
        if (i.days() == 0 && i.micros() == 0) return Interval.ofMonths(i.months());
        throw PgFault.unsupported("an interval of months and days as a parameter");
    }
}
