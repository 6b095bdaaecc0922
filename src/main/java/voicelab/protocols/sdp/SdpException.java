package voicelab.protocols.sdp;

import java.io.IOException;

/** Text that is no session description, or an answer that does not fit its offer; says what and, if there is one, the line. */
public final class SdpException extends IOException {
    private static final long serialVersionUID = 1;

    private final int line;

    SdpException(int line, String problem) {
        super(line > 0 ? "SDP line " + line + ": " + problem : "SDP: " + problem);
        this.line = line;
    }

    /** From 1; 0 when it is about the whole. */
    public int line() {
        return line;
    }
}
