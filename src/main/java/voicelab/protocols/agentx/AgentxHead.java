package voicelab.protocols.agentx;

/**
 * The header of a PDU (RFC 2741 section 6.1).
 *
 * @param flags see the constants; {@link #CONTEXT} is set by whether there is a context
 * @param session given by the master in answer to Open
 * @param transaction one for all PDUs that serve one SNMP request
 * @param packet matches a Response to its request
 */
public record AgentxHead(AgentxType type, int flags, long session, long transaction, long packet) {
    public static final int LENGTH = 20;
    public static final int VERSION = 1;
    public static final int INSTANCE = 0x01;
    public static final int NEW_INDEX = 0x02;
    public static final int ANY_INDEX = 0x04;
    public static final int CONTEXT = 0x08;
    public static final int NETWORK_ORDER = 0x10;

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
