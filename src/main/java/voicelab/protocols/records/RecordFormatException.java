package voicelab.protocols.records;

/** A body that is no record, question or answer of ours; the message says what is wrong and where. */
public final class RecordFormatException extends Exception {
    private static final long serialVersionUID = 1;

    public RecordFormatException(String message) {
        super(message);
    }
}
