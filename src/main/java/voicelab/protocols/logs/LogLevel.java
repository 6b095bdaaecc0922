package voicelab.protocols.logs;

import java.util.Optional;

/** Severities 0 (critical) to 5 (debug), and the level of call detail events. */
public enum LogLevel {
    CRIT,
    EROR,
    WARN,
    NOTE,
    INFO,
    DBUG,
    METRIC;

    static Optional<LogLevel> named(String word) {
        for (LogLevel each : values()) if (each.name().equals(word)) return Optional.of(each);
        return Optional.empty();
    }
}
