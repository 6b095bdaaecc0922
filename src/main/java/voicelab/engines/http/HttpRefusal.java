package voicelab.engines.http;

import voicelab.protocols.http.HttpReply;

/**
 * An answer thrown instead of returned: a 4xx with its reason, or 501 for what the room does not do (which is also noted
 * as unsupported).
 */
public final class HttpRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient HttpReply reply;

    /** A short text page says the reason. */
    public HttpRefusal(int status, String reason) {
        this(HttpReply.text(status, reason + "\n"), reason);
    }

    /** A reply of the room's own shape. */
    public HttpRefusal(HttpReply reply, String reason) {
        super(reason);
        this.reply = reply;
    }

    public static HttpRefusal notImplemented(String what) {
        return new HttpRefusal(501, "not implemented: " + what);
    }

    public HttpReply reply() {
        return reply;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
