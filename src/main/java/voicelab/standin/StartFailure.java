package voicelab.standin;

import java.net.InetSocketAddress;
import voicelab.net.BindFailure;

/** Why a stand-in did not start: a sentence for the table of failures. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient InetSocketAddress address;
    private final String transport;

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
        this.address = null;
        this.transport = "";
    }

    public StartFailure(BindFailure cause) {
        super(cause.getMessage(), cause);
        this.address = cause.address();
        this.transport = cause.transport();
    }

    /** The listener that could not be bound, or null when something else failed. */
    public InetSocketAddress address() {
        return address;
    }

    public String transport() {
        return transport;
    }
}
