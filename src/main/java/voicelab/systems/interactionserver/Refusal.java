package voicelab.systems.interactionserver;

/** A request that is understood and refused: becomes an {@code EventError}, or a fault of the capture point. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    /** @param code one of {@link voicelab.engines.frames.interaction.InteractionErrors} */
    Refusal(int code, String description) {
        super(description);
        this.code = code;
    }

    int code() {
        return code;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
