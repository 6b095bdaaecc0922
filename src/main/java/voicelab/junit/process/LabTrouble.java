package voicelab.junit.process;

/** A sentence for a person: the lab did not start, does not answer, or refused what was asked. */
public final class LabTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    LabTrouble(String message) {
        super(message);
    }

    LabTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
