package voicelab.proof;

/**
 * What became of one row.
 *
 * @param state {@code proved}, {@code failed}, {@code moved}, {@code off} or {@code not built}
 * @param millis how long its proof took; 0 when there was none
 * @param reason why it is not proved, empty when it is
 */
public record RowResult(String id, String link, String state, long millis, String reason) {
    public boolean proved() {
        return state.equals("proved");
    }

    public boolean failed() {
        return state.equals("failed");
    }
}
