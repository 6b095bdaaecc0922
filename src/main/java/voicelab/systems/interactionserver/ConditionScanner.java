package voicelab.systems.interactionserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import voicelab.engines.frames.interaction.InteractionErrors;

/** A condition's text to its tokens. */
final class ConditionScanner {
    static final int MAX_CHARS = 4_000;

    /** What a token is. */
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** @param text of a name or sign in lower case unless it stood in brackets; of a literal its value */
    record Token(Kind kind, String text, int at) {
        boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ConditionScanner(String text) {
        this.text = text;
    }

    static List<Token> scan(String text) throws Refusal {
        if (text.length() > MAX_CHARS)
            throw new Refusal(InteractionErrors.BAD_ATTRIBUTE, "condition: longer than " + MAX_CHARS + " characters");
        ConditionScanner scanner = new ConditionScanner(text);
        while (scanner.next()) scanner.skipBlanks();
        scanner.tokens.add(new Token(Kind.END, "the end", text.length()));
        return scanner.tokens;
    }

    static Refusal wrong(int at, String what) {
        return new Refusal(InteractionErrors.BAD_ATTRIBUTE, "condition, at character " + (at + 1) + ": " + what);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private boolean next() throws Refusal {
        skipBlanks();
        if (at >= text.length()) return false;
        int from = at;
        char c = text.charAt(at);
        if (c == '[') name(from);
        else if (c == '\'') literal(from);
        else if (isDigit(c) || (c == '-' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) number(from);
        else if (isLetter(c)) word(from);
        else sign(from);
        return true;
    }

    private void name(int from) throws Refusal {
        int end = text.indexOf(']', from);
        if (end < 0) throw wrong(from, "[ without ]");
        tokens.add(new Token(Kind.NAME, text.substring(from + 1, end), from));
        at = end + 1;
    }

    private void literal(int from) throws Refusal {
        StringBuilder value = new StringBuilder();
        for (at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'') {
                if (at + 1 >= text.length() || text.charAt(at + 1) != '\'') {
                    at++;
                    tokens.add(new Token(Kind.TEXT, value.toString(), from));
                    return;
                }
                at++; // two quotes stand for one
            }
            value.append(c);
        }
        throw wrong(from, "a text without its closing quote");
    }

    private void number(int from) throws Refusal {
        at++;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        if (at - from > 18) throw wrong(from, "a number of more than 17 digits");
        tokens.add(new Token(Kind.NUMBER, text.substring(from, at), from));
    }

    private void word(int from) {
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) at++;
        tokens.add(new Token(Kind.NAME, text.substring(from, at).toLowerCase(Locale.ROOT), from));
    }

    private void sign(int from) throws Refusal {
        String two = text.substring(from, Math.min(from + 2, text.length()));
        String one = text.substring(from, from + 1);
        String sign = List.of("<>", "!=", "<=", ">=").contains(two) ? two : one;
        if (!"()=<>,".contains(one) && !sign.equals("!=")) throw wrong(from, "unexpected \"" + one + "\"");
        tokens.add(new Token(Kind.SIGN, sign, from));
        at += sign.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
