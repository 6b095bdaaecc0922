package voicelab.engines.frames.interaction;

import java.io.IOException;

/** The server's {@code EventError}: a request that it understood and refused. */
public final class InteractionFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;

    /** @param code 43 for an unknown interaction is documented; most others are ours, see {@link InteractionErrors} */
    public InteractionFailure(int code, String description) {
        super(description);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
