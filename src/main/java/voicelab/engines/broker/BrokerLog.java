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
    private static final Logger SESSIONS = Logger.getLogger("org.apache.activemq.artemis.core.server.impl");
    private static final Logger CLIENT = Logger.getLogger("org.apache.activemq.artemis.core.client");
    private static final Logger OPENWIRE = Logger.getLogger("org.apache.activemq.transport");

    private static final List<String> TOLD_ELSEWHERE = List.of(
            "AMQ224000", // failure in initialisation: thrown by BrokerStart
            "AMQ224104", // acceptor not started: thrown by BrokerStart
            "AMQ222059", // duplicate message, not routed
            "AMQ222061", // client connection failed, clearing up resources
            "AMQ222062", // cleared up resources for session
            "AMQ222067", // connection failure detected
            "AMQ222107", // cleared up resources for session
            "AMQ222149", // message sent to the dead letters: reported by who reads the queue
            "AMQ222104", // a commit that the closing broker did not finish: its sender keeps the record
            "AMQ222225", // exception sent to the client
            "AMQ222230", // a session ended after the broker: nobody is left to be notified
            "AMQ222309", // a client removes a producer that does not exist
            "AMQ222310", // a client adds a producer twice
            "AMQ224048", // a client's temporary queue not removed: the broker is closing
            "AMQ224088", // handshake timeout
            "AMQ224126", // failure during protocol handshake
            "AMQ212037"); // connection failure detected

    private BrokerLog() {}

    /** Sets levels where the operator has set none. */
    static synchronized void quiet() {
        level(AUDIT, Level.OFF);
        level(ARTEMIS, Level.WARNING);
        level(OPENWIRE, Level.SEVERE);
        // two clients that leave at once race for their advisory address and the loser is logged with a stack
        level(SESSIONS, Level.SEVERE);
        if (SERVER.getFilter() == null) SERVER.setFilter(BrokerLog::concernsTheLab);
        if (CLIENT.getFilter() == null) CLIENT.setFilter(BrokerLog::concernsTheLab);
    }

    private static void level(Logger logger, Level level) {
        if (logger.getLevel() == null) logger.setLevel(level);
    }

    private static boolean concernsTheLab(LogRecord record) {
        String text = record.getMessage();
        if (text == null) return true;
        for (String code : TOLD_ELSEWHERE) if (text.startsWith(code)) return false;
        return true;
    }
}
