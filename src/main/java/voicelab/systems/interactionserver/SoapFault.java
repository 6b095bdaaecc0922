package voicelab.systems.interactionserver;

/** A SOAP 1.1 fault, with the capture point's {@code FaultMessage} as its detail where it has one. */
final class SoapFault extends Exception {
    private static final long serialVersionUID = 1;

    /** SOAP 1.1 section 4.4.1. */
    enum Blame {
        CLIENT("Client"),
        SERVER("Server"),
        VERSION_MISMATCH("VersionMismatch"),
        MUST_UNDERSTAND("MustUnderstand");

        private final String code;

        Blame(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private final Blame blame;
    private final int status;
    private final int errorCode;

    /**
     * @param status of HTTP: 500 (SOAP 1.1 section 6.2), or 400 for what is no SOAP at all
     * @param errorCode 0 for a fault without detail
     */
    SoapFault(Blame blame, int status, int errorCode, String description) {
        super(description);
        this.blame = blame;
        this.status = status;
        this.errorCode = errorCode;
    }

    /** What the capture point refuses. */
    static SoapFault refused(Refusal refusal) {
        return new SoapFault(Blame.CLIENT, 500, refusal.code(), refusal.getMessage());
    }

    Blame blame() {
        return blame;
    }

    int status() {
        return status;
    }

    int errorCode() {
        return errorCode;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
