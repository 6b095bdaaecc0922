package voicelab.engines.sql.pg;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.Interval;

/**
 * PostgreSQL's interval: months, days and microseconds kept apart (its manual, 8.5.4). The engine has none that mixes months
 * with the rest.
 */
record Intervals(int months, long days, long micros) {
    private static final long SECOND = 1_000_000;
    private static final Pattern PART = Pattern.compile("\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+)");
    private static final Pattern CLOCK =
            Pattern.compile("\\s*([+-]?)(\\d+):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,6})\\d*)?)?");

    static Intervals parse(String text) throws PgFault {
        int months = 0;
        long days = 0;
        long micros = 0;
        String lean = text.strip();
        boolean ago = lean.toLowerCase(Locale.ROOT).endsWith(" ago");
        if (ago) lean = lean.substring(0, lean.length() - 4);
        if (lean.startsWith("@")) lean = lean.substring(1);
        int at = 0;
        Matcher part = PART.matcher(lean);
        Matcher clock = CLOCK.matcher(lean);
        if (lean.isEmpty()) throw invalid(text);
        while (at < lean.length()) {
            if (clock.find(at) && clock.start() == at) {
                micros += clock(clock);
                at = clock.end();
            } else if (part.find(at) && part.start() == at) {
                double n = Double.parseDouble(part.group(1));
                switch (unit(part.group(2), text)) {
                    case "year" -> months += Math.toIntExact(Math.round(n * 12));
                    case "month" -> months += (int) n;
                    case "week" -> days += Math.round(n * 7);
                    case "day" -> {
                        days += (long) n;
                        micros += Math.round((n - (long) n) * 86_400 * SECOND);
                    }
                    case "hour" -> micros += Math.round(n * 3_600 * SECOND);
                    case "minute" -> micros += Math.round(n * 60 * SECOND);
                    case "second" -> micros += Math.round(n * SECOND);
                    case "millisecond" -> micros += Math.round(n * 1_000);
                    default -> micros += Math.round(n);
                }
                at = part.end();
            } else if (at == 0 && lean.matches("[+-]?\\d+(\\.\\d+)?")) {
                micros += Math.round(Double.parseDouble(lean) * SECOND);
                at = lean.length();
            } else throw invalid(text);
        }
        return ago ? new Intervals(-months, -days, -micros) : new Intervals(months, days, micros);
    }

    private static long clock(Matcher m) {
        long seconds = Long.parseLong(m.group(2)) * 3_600 + Long.parseLong(m.group(3)) * 60;
        if (m.group(4) != null) seconds += Long.parseLong(m.group(4));
        long micros = seconds * SECOND;
        if (m.group(5) != null) micros += Long.parseLong((m.group(5) + "00000").substring(0, 6));
        return m.group(1).equals("-") ? -micros : micros;
    }

    private static String unit(String word, String text) throws PgFault {
        String lower = word.toLowerCase(Locale.ROOT);
        String one = lower.endsWith("s") && lower.length() > 1 ? lower.substring(0, lower.length() - 1) : lower;
        return switch (one) {
            case "year", "yr", "y" -> "year";
            case "month", "mon" -> "month";
            case "week", "w" -> "week";
            case "day", "d" -> "day";
            case "hour", "hr", "h" -> "hour";
            case "minute", "min", "m" -> "minute";
            case "second", "sec", "s" -> "second";
            case "millisecond", "msec" -> "millisecond";
            case "microsecond", "usec", "u" -> "microsecond";
            default -> throw invalid(text);
        };
    }

    private static PgFault invalid(String text) {
        return new PgFault(States.INVALID_DATETIME, "invalid input syntax for type interval: \"" + text + "\"");
    }

    static Intervals of(Interval engine) {
        boolean years = engine.getYears() != 0 || engine.getMonths() != 0;
        if (years) return new Intervals((int) (engine.getYears() * 12 + engine.getMonths()), 0, 0);
        long seconds = engine.getHours() * 3_600 + engine.getMinutes() * 60 + engine.getSeconds();
        return new Intervals(0, engine.getDays(), seconds * SECOND + engine.getNanosOfSecond() / 1_000);
    }

    /** A literal of the engine's; of months and days together it has none. */
    String literal() throws PgFault {
        if (months != 0 && (days != 0 || micros != 0))
            throw PgFault.unsupported("an interval of months and days together");
        if (months != 0) return "INTERVAL '" + months + "' MONTH";
        if (micros == 0) return "INTERVAL '" + days + "' DAY";
        long all = days * 86_400 * SECOND + micros;
        String fraction = Long.toString(Math.abs(all) % SECOND + SECOND).substring(1);
        return "INTERVAL '" + (all < 0 ? "-" : "") + Math.abs(all) / SECOND + "." + fraction + "' SECOND";
    }

    /** As PostgreSQL prints it in its own style. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        int years = months / 12;
        int rest = months % 12;
        if (years != 0) out.append(years).append(years == 1 ? " year" : " years");
        if (rest != 0) space(out).append(rest).append(rest == 1 ? " mon" : " mons");
        if (days != 0) space(out).append(days).append(days == 1 ? " day" : " days");
        if (micros != 0 || out.isEmpty()) {
            long all = Math.abs(micros);
            long seconds = all / SECOND;
            space(out).append(micros < 0 ? "-" : "");
            out.append(String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60));
            if (all % SECOND != 0)
                out.append('.')
                        .append(String.format(Locale.ROOT, "%06d", all % SECOND).replaceFirst("0+$", ""));
        }
        return out.toString();
    }

    private static StringBuilder space(StringBuilder out) {
        return out.isEmpty() ? out : out.append(' ');
    }
}
