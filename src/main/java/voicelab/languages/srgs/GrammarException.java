package voicelab.languages.srgs;

/** A grammar that cannot be used; the text says what and at which line. */
public final class GrammarException extends Exception {
    public GrammarException(int line, String problem) {
        super(line > 0 ? "line " + line + ": " + problem : problem);
    }
}
