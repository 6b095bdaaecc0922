package voicelab.protocols.metrics;

import java.io.Serial;

/** The text is not metrics, or is more than the reader takes. */
public final class MetricSyntaxError extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    MetricSyntaxError(int line, String reason) {
        super("line " + line + ": " + reason);
    }
}
