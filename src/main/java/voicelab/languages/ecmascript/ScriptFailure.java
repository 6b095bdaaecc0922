package voicelab.languages.ecmascript;

/**
 * A script that did not compile, threw, or spent its budget. The text is the script's own ({@code ReferenceError: "x" is
 * not defined.}); the place is the line of the document that the caller named.
 */
public final class ScriptFailure extends Exception {
    private final int line;

    ScriptFailure(String problem, int line) {
        super(problem, null, false, false);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
