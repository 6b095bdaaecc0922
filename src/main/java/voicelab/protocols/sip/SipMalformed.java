package voicelab.protocols.sip;

/** Bytes that are not even the beginning of a SIP message: nobody can be answered. */
public final class SipMalformed extends Exception {
    private static final long serialVersionUID = 1;

    public SipMalformed(String message) {
        super(message);
    }
}
