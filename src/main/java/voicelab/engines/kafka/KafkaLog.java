package voicelab.engines.kafka;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Kafka's own log to what an operator needs. A broker that is away, garbage on its port and a client that left are
 * told elsewhere; Kafka's warnings about them would read like a defect of the lab.
 */
final class KafkaLog {
    // held here because a logger that nobody holds forgets its level
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger(WatchedBroker.class.getName()));
    private static final List<Logger> CLIENTS = List.of(
            Logger.getLogger("org.apache.kafka.clients"),
            Logger.getLogger("org.apache.kafka.common.network"),
            Logger.getLogger("org.apache.kafka.common.utils.AppInfoParser"));

    private KafkaLog() {}

    /** Sets levels where the operator has set none. */
    static synchronized void quiet() {
        for (Logger logger : QUIET) level(logger, Level.SEVERE);
        for (Logger logger : CLIENTS) level(logger, Level.OFF);
    }

    private static void level(Logger logger, Level level) {
        if (logger.getLevel() == null) logger.setLevel(level);
    }
}
