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
            Logger.getLogger("org.apache.kafka"), Logger.getLogger("kafka"), Logger.getLogger("state.change.logger"));

    /** What they have to say is thrown by the start, or told by {@code Faults} and {@code Arrivals}. */
    private static final List<Logger> TOLD_ELSEWHERE = List.of(
            Logger.getLogger(WatchedBroker.class.getName()),
            Logger.getLogger("kafka.server.SharedServer"),
            Logger.getLogger("kafka.server.ControllerServer"),
            // a controller that has just begun refuses, and is asked again
            Logger.getLogger("kafka.server.ControllerApis"),
            Logger.getLogger("kafka.network"),
            // a reset takes the groups' own topic away with the others
            Logger.getLogger("org.apache.kafka.coordinator"),
            // what a client may not append it is told itself
            Logger.getLogger("kafka.server.ReplicaManager"),
            // a snapshot has no indexes
            Logger.getLogger("org.apache.kafka.storage.internals.log.LogLoader"),
            Logger.getLogger("com.yammer.metrics"),
            Logger.getLogger("org.apache.kafka.clients"),
            Logger.getLogger("org.apache.kafka.common.network"),
            Logger.getLogger("org.apache.kafka.common.utils.AppInfoParser"));

    /** Where Kafka says that bytes were none of its protocol. */
    private static final List<Logger> REFUSALS = List.of(
            Logger.getLogger("org.apache.kafka.common.network.Selector"), Logger.getLogger("kafka.network.Processor"));

    private KafkaLog() {}

    /** Sets levels where the operator has set none. */
    static synchronized void quiet() {
        for (Logger logger : QUIET) level(logger, Level.SEVERE);
        for (Logger logger : TOLD_ELSEWHERE) level(logger, Level.OFF);
        for (Logger logger : REFUSALS) {
            if (logger.getFilter() != null) continue;
            logger.setFilter(RefusedBytes.READER);
            level(logger, Level.WARNING);
        }
    }

    private static void level(Logger logger, Level level) {
        if (logger.getLevel() == null) logger.setLevel(level);
    }
}
