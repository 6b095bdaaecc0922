package voicelab.engines.sql.text;

/** A text that is no SQL even by its letters. */
public final class LexicalFault extends Exception {
    private static final long serialVersionUID = 1;

    private final int at;

    /** @param at in characters from 0 */
    public LexicalFault(String what, int at) {
        super(what);
        this.at = at;
    }

    public int at() {
        return at;
    }
}
