package voicelab.protocols.agentx;

/** The numbers of {@code res.error} that AgentX adds to SNMP's own (RFC 2741 section 6.2.16). */
public final class AgentxError {
    public static final int NONE = 0;
    public static final int TOO_BIG = 1;
    public static final int GEN_ERR = 5;
    public static final int OPEN_FAILED = 256;
    public static final int NOT_OPEN = 257;
    public static final int INDEX_WRONG_TYPE = 258;
    public static final int INDEX_ALREADY_ALLOCATED = 259;
    public static final int INDEX_NONE_AVAILABLE = 260;
    public static final int INDEX_NOT_ALLOCATED = 261;
    public static final int UNSUPPORTED_CONTEXT = 262;
    public static final int DUPLICATE_REGISTRATION = 263;
    public static final int UNKNOWN_REGISTRATION = 264;
    public static final int UNKNOWN_AGENT_CAPS = 265;
    public static final int PARSE_ERROR = 266;
    public static final int REQUEST_DENIED = 267;
    public static final int PROCESSING_ERROR = 268;

    private static final String[] WORDS = {
        "openFailed",
        "notOpen",
        "indexWrongType",
        "indexAlreadyAllocated",
        "indexNoneAvailable",
        "indexNotAllocated",
        "unsupportedContext",
        "duplicateRegistration",
        "unknownRegistration",
        "unknownAgentCaps",
        "parseError",
        "requestDenied",
        "processingError"
    };

    private AgentxError() {}

    /** {@code noAgentXError}, {@code parseError}, or the plain number of one of SNMP's. */
    public static String word(int error) {
        if (error == NONE) return "noAgentXError";
        int place = error - OPEN_FAILED;
        return place >= 0 && place < WORDS.length ? WORDS[place] : Integer.toString(error);
    }
}
