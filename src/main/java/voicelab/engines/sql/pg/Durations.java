package voicelab.engines.sql.pg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in settings: {@code 5s}, {@code 1500}. */
final class Durations {
    private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,9})\\s*(ms|s|min|h|)\\s*");

    private Durations() {}

    /** A client may ask for less time than the server gives, not for more. */
    static int statementTime(PgSession session) throws PgFault {
        int most = (int) session.bounds().statementTime().toMillis();
        int asked = millis("statement_timeout", session.given().get("statement_timeout"));
        if (asked == 0) return most;
        return most == 0 ? asked : Math.min(asked, most);
    }

    private static int millis(String name, String text) throws PgFault {
        Matcher m = TEXT.matcher(text);
        if (!m.matches())
            throw new PgFault(
                    States.INVALID_PARAMETER, "invalid value for parameter \"" + name + "\": \"" + text + "\"");
        long number = Long.parseLong(m.group(1));
        long millis = switch (m.group(2)) {
            case "s" -> number * 1_000;
            case "min" -> number * 60_000;
            case "h" -> number * 3_600_000;
            default -> number;
        };
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }
}
