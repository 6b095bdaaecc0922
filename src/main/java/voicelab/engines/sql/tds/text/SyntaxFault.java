package voicelab.engines.sql.tds.text;

/** A batch that cannot be read; SQL Server's number for it and the line. */
public final class SyntaxFault extends Exception {
    private static final long serialVersionUID = 1;
    private static final int INCORRECT_SYNTAX = 102;
    private static final int UNCLOSED_QUOTE = 105;

    private final int number;
    private final int line;

    private SyntaxFault(int number, String text, int line) {
        super(text);
        this.number = number;
        this.line = line;
    }

    public static SyntaxFault near(String token, int line) {
        return new SyntaxFault(INCORRECT_SYNTAX, "Incorrect syntax near '" + token + "'.", line);
    }

    static SyntaxFault unclosed(String rest, int line) {
        String shown = rest.length() > 50 ? rest.substring(0, 50) : rest;
        return new SyntaxFault(
                UNCLOSED_QUOTE, "Unclosed quotation mark after the character string '" + shown + "'.", line);
    }

    static SyntaxFault tooMuch(String what, int line) {
        return new SyntaxFault(INCORRECT_SYNTAX, what, line);
    }

    public int number() {
        return number;
    }

    public int line() {
        return line;
    }
}
