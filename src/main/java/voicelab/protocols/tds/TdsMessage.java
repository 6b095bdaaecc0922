package voicelab.protocols.tds;

/**
 * A whole message of one or more packets.
 *
 * @param type one of {@link PacketType}
 * @param status the bits of all its packets
 * @param body what the packets carried, without their headers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TdsMessage(int type, int status, byte[] body) {
    /** [MS-TDS] 2.2.3.1.2: the last packet. */
    public static final int END = 0x01;
    /** The client gave its message up: not to be run. */
    public static final int IGNORE = 0x02;
    /** The session starts anew before this message is run. */
    public static final int RESET = 0x08;
    /** As RESET, but an open transaction stays. */
    public static final int RESET_KEEPING_TRANSACTION = 0x10;

    public boolean isIgnored() {
        return (status & IGNORE) != 0;
    }

    public boolean resets() {
        return (status & (RESET | RESET_KEEPING_TRANSACTION)) != 0;
    }

    public boolean keepsTransaction() {
        return (status & RESET_KEEPING_TRANSACTION) != 0;
    }
}
