package voicelab.net;

import java.io.IOException;

/** A parcel or a dial that an arrow did not let through: it is cut, refused or reset. The message names the arrow. */
public final class ArrowFailure extends IOException {
    private static final long serialVersionUID = 1;

    public ArrowFailure(String message) {
        super(message);
    }

    /** A switch, not a crash: the stack says nothing and costs much under load. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
