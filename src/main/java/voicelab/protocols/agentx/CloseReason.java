package voicelab.protocols.agentx;

/** Why a session is closed (RFC 2741 section 6.2.2). */
public final class CloseReason {
    public static final int OTHER = 1;
    public static final int PARSE_ERROR = 2;
    public static final int PROTOCOL_ERROR = 3;
    public static final int TIMEOUTS = 4;
    public static final int SHUTDOWN = 5;
    public static final int BY_MANAGER = 6;

    private static final String[] WORDS = {
        "reasonOther", "reasonParseError", "reasonProtocolError", "reasonTimeouts", "reasonShutdown", "reasonByManager"
    };

    private CloseReason() {}

    public static String word(int reason) {
        return reason >= 1 && reason <= WORDS.length ? WORDS[reason - 1] : Integer.toString(reason);
    }
}
