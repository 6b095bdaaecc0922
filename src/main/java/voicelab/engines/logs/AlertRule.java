package voicelab.engines.logs;

import java.util.Locale;
import java.util.function.Predicate;
import voicelab.protocols.logs.LogLine;

/**
 * What counts for one alert.
 *
 * @param alert its public name, {@code fetchError}
 * @param help what is counted, in a line for people
 */
public record AlertRule(String alert, String help, Predicate<LogLine> counts) {

    /** {@code fetch_error}: the exposition format's habit. */
    String snake() {
        return alert.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
