package voicelab.protocols.http;

/** Text that is not what HTTP allows; the message names what is wrong and where. */
public final class HttpSyntaxError extends Exception {
    private static final long serialVersionUID = 1;

    public HttpSyntaxError(String message) {
        super(message);
    }
}
