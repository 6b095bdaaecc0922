package voicelab.protocols.audio;

import java.io.IOException;

/** A WAV file that is none, or of a kind that is not played here; the text says which and what would do. */
public final class WavException extends IOException {
    private static final long serialVersionUID = 1;

    WavException(String message) {
        super(message);
    }
}
