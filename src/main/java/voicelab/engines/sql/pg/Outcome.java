package voicelab.engines.sql.pg;

/**
 * What running a statement came to.
 *
 * @param rows to be sent, or null
 * @param tag of CommandComplete; with rows, what stands before their number
 * @param copy a copy that begins now, or null
 */
record Outcome(Rows rows, String tag, CopyTask copy) {

    static Outcome done(String tag) {
        return new Outcome(null, tag, null);
    }

    static Outcome rows(Rows rows, String tag) {
        return new Outcome(rows, tag, null);
    }

    static Outcome copy(CopyTask copy) {
        return new Outcome(null, "COPY", copy);
    }
}
