package voicelab.snapshot;

import java.io.IOException;

/** A snapshot that cannot be written, read or put back: a sentence for the operator. */
public final class SnapshotFailure extends IOException {
    private static final long serialVersionUID = 1;

    SnapshotFailure(String message) {
        super(message);
    }

    SnapshotFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
