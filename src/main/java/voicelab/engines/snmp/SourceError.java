package voicelab.engines.snmp;

/** A source that answered with an error, or not at all. */
final class SourceError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int index;

    /**
     * @param status SNMP's error status
     * @param index of the variable among those asked for, counted from 1; 0 for none
     */
    SourceError(int status, int index, String message) {
        super(message, null, false, false);
        this.status = status;
        this.index = index;
    }

    int status() {
        return status;
    }

    int index() {
        return index;
    }
}
