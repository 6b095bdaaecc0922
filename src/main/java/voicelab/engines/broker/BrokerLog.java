package voicelab.engines.broker;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps the broker's own log to what an operator needs. A client that sends garbage, says nothing or repeats a message is
 * the client's affair and reported through Arrivals; the broker's warnings about it would read like a defect of the lab.
 */
final class BrokerLog {
    // held here because a logger that nobody holds forgets its level
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");
    private static final Logger ARTEMIS = Logger.getLogger("org.apache.activemq.artemis");
    private static final Logger SERVER = Logger.getLogger("org.apache.activemq.artemis.core.server");
    private static final Logger CLIENT = Logger.getLogger("org.apache.activemq.artemis.core.client");
    private static final Logger OPENWIRE = Logger.getLogger("org.apache.activemq.transport");

    private static final List<String> OF_CLIENTS = List.of(
            "AMQ222059", // duplicate message, not routed
            "AMQ222061", // client connection failed, clearing up resources
            "AMQ222107", // cleared up resources for session
            "AMQ222109", // connection timed out
            "AMQ212037", // connection failure detected
            "AMQ222067", // connection failure detected
            "AMQ224088", // handshake timeout
            "AMQ224087", // error creating connection
            "AMQ224119", // failure during protocol handshake
            "AMQ222183", // blocking a client on an address that is full
            "AMQ222165", // no dead letter address for a temporary queue
            "AMQ222166"); // no expiry address for a temporary queue

    private BrokerLog() {}

    /** Sets levels where the operator has set none. */
    static synchronized void quiet() {
        level(AUDIT, Level.OFF);
        level(ARTEMIS, Level.WARNING);
        level(OPENWIRE, Level.SEVERE);
        if (SERVER.getFilter() == null) SERVER.setFilter(BrokerLog::concernsTheLab);
        if (CLIENT.getFilter() == null) CLIENT.setFilter(BrokerLog::concernsTheLab);
    }

    private static void level(Logger logger, Level level) {
        if (logger.getLevel() == null) logger.setLevel(level);
    }

    private static boolean concernsTheLab(LogRecord record) {
        String text = record.getMessage();
        if (text == null) return true;
        for (String code : OF_CLIENTS) if (text.startsWith(code)) return false;
        return true;
    }
}
