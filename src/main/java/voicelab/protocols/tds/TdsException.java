package voicelab.protocols.tds;

/** Bytes that are no TDS, or more than the bound. The stream is lost and must be closed. */
public final class TdsException extends Exception {
    private static final long serialVersionUID = 1;

    public TdsException(String message) {
        super(message);
    }
}
