package voicelab.engines.kafka;

import java.io.IOException;

/** Why a record was not stored, or a topic not read: a sentence. */
public final class StreamFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean overflow;

    StreamFailure(String message) {
        this(message, false);
    }

    private StreamFailure(String message, boolean overflow) {
        super(message);
        this.overflow = overflow;
    }

    static StreamFailure overflow(String message) {
        return new StreamFailure(message, true);
    }

    /** Whether the record was refused at once because the buffer was full. */
    public boolean isOverflow() {
        return overflow;
    }

    /** One for each record of a flood: the stack says nothing and costs much. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
