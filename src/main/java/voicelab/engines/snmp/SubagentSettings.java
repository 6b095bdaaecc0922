package voicelab.engines.snmp;

import java.time.Duration;
import java.util.List;
import voicelab.protocols.smi.Oid;

/**
 * What a {@link Subagent} tells its master, and its bounds. Times are real time.
 *
 * @param id of the product, as an object identifier
 * @param description told with Open
 * @param subtrees what it registers
 * @param priority of its registrations; the lowest number wins (RFC 2741 section 6.2.3)
 * @param patience for the answer of the master
 * @param ping silence after which the master is asked whether it lives
 * @param redial pause before the first new dial; it doubles up to {@code longestRedial}
 * @param maxPayloadBytes bound of an incoming PDU
 */
public record SubagentSettings(
        Oid id,
        String description,
        List<Oid> subtrees,
        int priority,
        Duration patience,
        Duration ping,
        Duration redial,
        Duration longestRedial,
        int maxPayloadBytes) {
    /** RFC 2741 section 6.2.3. */
    public static final int USUAL_PRIORITY = 127;

    public static SubagentSettings of(Oid id, String description, List<Oid> subtrees) {
        return new SubagentSettings(
                id,
                description,
                subtrees,
                USUAL_PRIORITY,
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                Duration.ofMillis(250),
                Duration.ofSeconds(8),
                256 * 1024);
    }

    public SubagentSettings withPriority(int next) {
        return new SubagentSettings(
                id, description, subtrees, next, patience, ping, redial, longestRedial, maxPayloadBytes);
    }
}
