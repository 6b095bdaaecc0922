package voicelab.protocols.pgwire;

/** Bytes that are not this protocol's, in a sentence. The connection cannot go on after it. */
public final class PgWireException extends Exception {
    private static final long serialVersionUID = 1;

    public PgWireException(String what) {
        super(what);
    }
}
