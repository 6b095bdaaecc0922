package voicelab.protocols.frames;

/** The message and attribute names of the framing itself; all of them are ours. */
public final class FrameNames {
    /** Client to server, first message of a connection. */
    public static final String LAB_HELLO = "LabHello";
    /** Server to client, the answer to {@link #LAB_HELLO}. */
    public static final String LAB_WELCOME = "LabWelcome";
    /** The body of an error frame. */
    public static final String LAB_ERROR = "LabError";

    public static final String MESSAGE_NAME = "messageName";
    public static final String REFERENCE_ID = "referenceId";

    private FrameNames() {}
}
