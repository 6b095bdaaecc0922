package voicelab.languages.markup;

/** A document that is not well-formed or not allowed here; the text says what and where ({@code line 12: ...}). */
public final class MarkupException extends Exception {
    private final int line;

    public MarkupException(int line, String problem) {
        super("line " + line + ": " + problem);
        this.line = line;
    }

    /** From 1, or 0 when the fault has no line. */
    public int line() {
        return line;
    }
}
