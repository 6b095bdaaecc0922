package voicelab.protocols.snmp;

/** Error statuses (RFC 3416 section 3). */
public final class SnmpError {
    public static final int NONE = 0;
    public static final int TOO_BIG = 1;
    public static final int NO_SUCH_NAME = 2;
    public static final int BAD_VALUE = 3;
    public static final int GEN_ERR = 5;
    public static final int NO_ACCESS = 6;
    public static final int COMMIT_FAILED = 14;
    public static final int UNDO_FAILED = 15;
    public static final int NOT_WRITABLE = 17;

    private static final String[] WORDS = {
        "noError",
        "tooBig",
        "noSuchName",
        "badValue",
        "readOnly",
        "genErr",
        "noAccess",
        "wrongType",
        "wrongLength",
        "wrongEncoding",
        "wrongValue",
        "noCreation",
        "inconsistentValue",
        "resourceUnavailable",
        "commitFailed",
        "undoFailed",
        "authorizationError",
        "notWritable",
        "inconsistentName"
    };

    private SnmpError() {}

    public static String word(int status) {
        return status >= 0 && status < WORDS.length ? WORDS[status] : Integer.toString(status);
    }
}
