package voicelab.fault;

/** A fault that was written wrongly; the message says what is wanted. */
public final class FaultSyntax extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FaultSyntax(String message) {
        super(message);
    }
}
