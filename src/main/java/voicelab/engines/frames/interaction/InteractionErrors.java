package voicelab.engines.frames.interaction;

/** Error codes of {@code EventError} and of the capture point's faults. Two are public; those over 1000 are ours. */
public final class InteractionErrors {
    /** Documented for the Web Service Capture Point: a required value is missing. */
    public static final int MISSING_VALUE = 2;

    /** Seen in public code: unknown interaction identifier. */
    public static final int UNKNOWN_INTERACTION = 43;

    public static final int NOT_IMPLEMENTED = 1001;
    public static final int NOT_REGISTERED = 1002;
    public static final int BAD_ATTRIBUTE = 1003;
    public static final int UNKNOWN_QUEUE = 1004;
    public static final int NOT_FOR_THIS_CLIENT = 1005;
    public static final int ANOTHER_PARTY = 1006;
    public static final int ALREADY_EXISTS = 1007;
    public static final int LIMIT_REACHED = 1008;
    public static final int WRONG_STATE = 1009;
    public static final int UNKNOWN_SNAPSHOT = 1010;
    public static final int NOT_STORED = 1011;

    private InteractionErrors() {}
}
