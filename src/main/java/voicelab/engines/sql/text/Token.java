package voicelab.engines.sql.text;

import java.util.Locale;

/**
 * A token of a statement.
 *
 * @param text what it means: a word as it was written, a quoted name or a string without its quotes, a parameter's number
 * @param at where it stood in the statement, in characters from 0; -1 for one that a rewriter put in
 */
public record Token(Kind kind, String text, int at) {
    public enum Kind {
        /** An unquoted name or keyword. */
        WORD,
        /** A name in double quotes. */
        QUOTED,
        STRING,
        NUMBER,
        /** {@code $1}. */
        PARAMETER,
        OPERATOR,
        /** Parentheses, brackets, comma, semicolon, dot. */
        MARK,
        /** Text for the engine, already in its words. */
        RAW
    }

    public static Token word(String text) {
        return new Token(Kind.WORD, text, -1);
    }

    public static Token raw(String text) {
        return new Token(Kind.RAW, text, -1);
    }

    public static Token mark(String text) {
        return new Token(Kind.MARK, text, -1);
    }

    /** The name that it stands for, folded as PostgreSQL folds; empty when it is no name. */
    public String name() {
        return switch (kind) {
            case WORD -> text.toLowerCase(Locale.ROOT);
            case QUOTED -> text;
            default -> "";
        };
    }

    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    public boolean is(String wordOrSign) {
        return switch (kind) {
            case WORD -> text.equalsIgnoreCase(wordOrSign);
            case OPERATOR, MARK -> text.equals(wordOrSign);
            default -> false;
        };
    }

    /** As the engine wants it. */
    public String rendered() {
        return switch (kind) {
            case QUOTED -> "\"" + text.replace("\"", "\"\"") + "\"";
            case STRING -> "'" + text.replace("'", "''") + "'";
            case PARAMETER -> "?" + text;
            default -> text;
        };
    }
}
