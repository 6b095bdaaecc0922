package voicelab.protocols.frames;

import java.util.Optional;

/** What a frame is; the byte at offset 5 of the header. */
public enum FrameType {
    /** Asks whether the other side still lives; empty body. */
    KEEP_ALIVE(1),
    /** The answer to {@link #KEEP_ALIVE}; empty body. */
    KEEP_ALIVE_ACK(2),
    /** The last frame before its sender closes; a {@code LabError} object says why. */
    ERROR(3),
    /** One message. */
    DATA(4);

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Optional<FrameType> of(int code) {
        for (FrameType type : values()) if (type.code == code) return Optional.of(type);
        return Optional.empty();
    }
}
