package voicelab.engines.sql.text;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token.Kind;

/**
 * PostgreSQL's lexical rules (its manual, 4.1): nested comments, dollar quotes, escape strings, parameters. What a quote or
 * a comment hides is never taken for a word.
 */
public final class SqlLexer {
    private static final String MARKS = "()[],;.";
    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?:";
    private static final int MAX_TOKENS = 200_000;

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlLexer(String sql) {
        this.sql = sql;
    }

    /** @throws LexicalFault for what never ends, and for too much */
    public static List<Token> tokens(String sql) throws LexicalFault {
        SqlLexer lexer = new SqlLexer(sql);
        while (lexer.at < sql.length()) {
            lexer.one();
            if (lexer.tokens.size() > MAX_TOKENS)
                throw new LexicalFault("a statement of more than " + MAX_TOKENS + " words", lexer.at);
        }
        return lexer.tokens;
    }

    private void one() throws LexicalFault {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) at++;
        else if (sql.startsWith("--", at)) lineComment();
        else if (sql.startsWith("/*", at)) comment();
        else if (c == '\'') string(at, false);
        else if (c == '"') quoted();
        else if (c == '$') dollar();
        else if (isDigit(c) || (c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)))) number();
        else if (isNameStart(c)) word();
        else if (MARKS.indexOf(c) >= 0) add(Kind.MARK, at, at + 1);
        else if (OPERATORS.indexOf(c) >= 0) operator();
        else throw new LexicalFault("syntax error at or near \"" + c + "\"", at);
    }

    private void add(Kind kind, int from, int to) {
        tokens.add(new Token(kind, sql.substring(from, to), from));
        at = to;
    }

    private void lineComment() {
        while (at < sql.length() && sql.charAt(at) != '\n') at++;
    }

    private void comment() throws LexicalFault {
        int from = at;
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else at++;
            if (at > sql.length() || (at == sql.length() && depth > 0))
                throw new LexicalFault("unterminated /* comment", from);
        } while (depth > 0);
    }

    private void word() throws LexicalFault {
        int from = at;
        while (at < sql.length() && isNamePart(sql.charAt(at))) at++;
        boolean quoteFollows = at < sql.length() && sql.charAt(at) == '\'';
        String text = sql.substring(from, at);
        if (quoteFollows && text.equalsIgnoreCase("e")) string(from, true);
        else if (quoteFollows && text.equalsIgnoreCase("n")) string(from, false);
        else if (quoteFollows && (text.equalsIgnoreCase("x") || text.equalsIgnoreCase("b"))) bits(from, text);
        else if (text.equalsIgnoreCase("u") && (sql.startsWith("&'", at) || sql.startsWith("&\"", at)))
            throw new LexicalFault("Unicode escapes U& are not known here", from);
        else tokens.add(new Token(Kind.WORD, text, from));
    }

    /** {@code X'1F'}: the engine has the same. */
    private void bits(int from, String letter) throws LexicalFault {
        string(from, false);
        Token digits = tokens.remove(tokens.size() - 1);
        if (letter.equalsIgnoreCase("b") || !digits.text().matches("([0-9a-fA-F]{2})*"))
            throw new LexicalFault("bit strings are not known here", from);
        tokens.add(new Token(Kind.RAW, "X'" + digits.text() + "'", from));
    }

    /** {@code at} is at the opening quote. */
    private void string(int from, boolean escapes) throws LexicalFault {
        StringBuilder text = new StringBuilder();
        at++;
        while (true) {
            if (at >= sql.length()) throw new LexicalFault("unterminated quoted string", from);
            char c = sql.charAt(at);
            if (c == '\'' && sql.startsWith("''", at)) {
                text.append('\'');
                at += 2;
            } else if (c == '\'') {
                at++;
                break;
            } else if (c == '\\' && escapes) {
                at = Escapes.read(sql, at, text);
            } else {
                text.append(c);
                at++;
            }
        }
        tokens.add(new Token(Kind.STRING, text.toString(), from));
    }

    private void quoted() throws LexicalFault {
        int from = at++;
        StringBuilder text = new StringBuilder();
        while (true) {
            if (at >= sql.length()) throw new LexicalFault("unterminated quoted identifier", from);
            char c = sql.charAt(at++);
            if (c != '"') text.append(c);
            else if (at < sql.length() && sql.charAt(at) == '"') {
                text.append('"');
                at++;
            } else break;
        }
        if (text.isEmpty()) throw new LexicalFault("zero-length delimited identifier at or near \"\"\"\"", from);
        tokens.add(new Token(Kind.QUOTED, text.toString(), from));
    }

    private void dollar() throws LexicalFault {
        int from = at;
        int end = at + 1;
        while (end < sql.length() && isDigit(sql.charAt(end))) end++;
        if (end > at + 1) {
            if (end - at > 6) throw new LexicalFault("there is no parameter " + sql.substring(at, end), from);
            tokens.add(new Token(Kind.PARAMETER, sql.substring(at + 1, end), from));
            at = end;
            return;
        }
        while (end < sql.length() && isNamePart(sql.charAt(end)) && sql.charAt(end) != '$') end++;
        if (end >= sql.length() || sql.charAt(end) != '$')
            throw new LexicalFault("syntax error at or near \"$\"", from);
        String fence = sql.substring(at, end + 1);
        int close = sql.indexOf(fence, end + 1);
        if (close < 0) throw new LexicalFault("unterminated dollar-quoted string", from);
        tokens.add(new Token(Kind.STRING, sql.substring(end + 1, close), from));
        at = close + fence.length();
    }

    private void number() throws LexicalFault {
        int from = at;
        while (at < sql.length() && isDigit(sql.charAt(at))) at++;
        // 1..10 is no number with two dots
        if (at < sql.length() && sql.charAt(at) == '.' && !sql.startsWith("..", at)) {
            at++;
            while (at < sql.length() && isDigit(sql.charAt(at))) at++;
        }
        if (at < sql.length() && (sql.charAt(at) == 'e' || sql.charAt(at) == 'E')) {
            int digits = at + 1;
            if (digits < sql.length() && (sql.charAt(digits) == '-' || sql.charAt(digits) == '+')) digits++;
            if (digits < sql.length() && isDigit(sql.charAt(digits))) {
                at = digits;
                while (at < sql.length() && isDigit(sql.charAt(at))) at++;
            }
        }
        if (at < sql.length() && isNameStart(sql.charAt(at)))
            throw new LexicalFault(
                    "trailing junk after numeric literal at or near \"" + sql.substring(from, at + 1) + "\"", from);
        add(Kind.NUMBER, from, at);
    }

    private void operator() {
        int end = at;
        if (sql.startsWith("::", at)) {
            add(Kind.OPERATOR, at, at + 2);
            return;
        }
        while (end < sql.length() && OPERATORS.indexOf(sql.charAt(end)) >= 0) {
            if (end > at && (sql.startsWith("--", end) || sql.startsWith("/*", end) || sql.startsWith("::", end)))
                break;
            end++;
        }
        // 4.1.3: a name of several signs ends in + or - only if it has one of ~ ! @ # % ^ & | ` ?
        while (end > at + 1
                && (sql.charAt(end - 1) == '+' || sql.charAt(end - 1) == '-')
                && sql.substring(at, end).chars().noneMatch(c -> "~!@#%^&|`?".indexOf(c) >= 0)) end--;
        add(Kind.OPERATOR, at, end);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 127;
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }
}
