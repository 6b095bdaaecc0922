package voicelab.protocols.frames;

import java.util.Locale;

/** Bytes that are no frame or no message of the open framing; the text says what was found and where. */
public final class FrameException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong; {@link #code()} travels in an error frame. */
    public enum Kind {
        /** The first bytes are not the magic: some other protocol. */
        NOT_OURS,
        VERSION,
        TYPE,
        RESERVED,
        TOO_LARGE,
        BODY,
        HANDSHAKE,
        TIME_OUT,
        BUSY,
        SLOW_READER,
        CLOSING;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    public FrameException(Kind kind, String text) {
        super(text);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
