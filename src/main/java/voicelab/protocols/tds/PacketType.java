package voicelab.protocols.tds;

/** The types of messages, [MS-TDS] 2.2.3.1.1. */
public final class PacketType {
    public static final int SQL_BATCH = 0x01;
    public static final int RPC = 0x03;
    public static final int TABULAR_RESULT = 0x04;
    public static final int ATTENTION = 0x06;
    public static final int BULK_LOAD = 0x07;
    public static final int FEDAUTH_TOKEN = 0x08;
    public static final int TRANSACTION = 0x0E;
    public static final int LOGIN7 = 0x10;
    public static final int SSPI = 0x11;
    public static final int PRELOGIN = 0x12;

    private PacketType() {}

    /** Whether a client may send it. */
    static boolean isRequest(int type) {
        return switch (type) {
            case SQL_BATCH, RPC, ATTENTION, BULK_LOAD, FEDAUTH_TOKEN, TRANSACTION, LOGIN7, SSPI, PRELOGIN -> true;
            default -> false;
        };
    }
}
