package voicelab.systems.logexporter;

import java.util.List;
import voicelab.engines.logs.AlertRule;
import voicelab.protocols.logs.LogLevel;
import voicelab.protocols.logs.LogLine;

/** The alerts that MCP's log can raise: names, ids and search strings of facts 2.8 and 2.9. */
final class McpAlerts {
    private static final int FETCH_FAILED = 40_027;
    private static final int FETCH_TIMED_OUT = 40_032;
    private static final int BAD_TELEPHONE_EVENT = 47_013;
    private static final int BROKER_LOST = 90_300;

    static final List<AlertRule> RULES = List.of(
            rule("totalError", "lines of level EROR or CRIT.", McpAlerts::isError),
            rule("fetchError", "log ids 40027 and 40032.", McpAlerts::isFetch),
            rule("fetchTimeout", "fetches that timed out.", line -> isFetch(line) && says(line, "timed out")),
            rule("dnsError", "names that were not resolved.", McpAlerts::isUnresolved),
            rule("dnsResError", "names that were not resolved.", McpAlerts::isUnresolved),
            rule("dtmfError", "log id 47013, bad RFC 2833 packets.", line -> line.id() == BAD_TELEPHONE_EVENT),
            rule("sdpParseError", "offers and answers that MCP could not use.", line -> says(line, "SDP")),
            rule("execError", "dialogs that ended in an error: exec_error.", line -> says(line, "exec_error")),
            rule("ngiError", "errors of the interpreter.", line -> isError(line) && says(line, "NGI")),
            rule("ngi4xx", "pages that were answered 4xx.", line -> line.text().matches(".* NGI was answered 4\\d\\d")),
            rule("grammarLoadError", "EROR with grammar.", line -> isError(line) && says(line, "grammar")),
            rule("rsConnError", "log id 90300, the message broker out of reach.", line -> line.id() == BROKER_LOST),
            rule(
                    "configServerFailure",
                    "the connection to the Configuration Server was lost.",
                    line -> says(line, "connection to Configuration Server is lost")));

    private McpAlerts() {}

    private static AlertRule rule(String alert, String help, java.util.function.Predicate<LogLine> counts) {
        return new AlertRule(alert, help, counts);
    }

    private static boolean isError(LogLine line) {
        return line.level() == LogLevel.EROR || line.level() == LogLevel.CRIT;
    }

    private static boolean isFetch(LogLine line) {
        return line.id() == FETCH_FAILED || line.id() == FETCH_TIMED_OUT;
    }

    private static boolean isUnresolved(LogLine line) {
        return says(line, "Request ") && line.text().endsWith(" failed with result 6");
    }

    private static boolean says(LogLine line, String words) {
        return line.text().contains(words);
    }
}
