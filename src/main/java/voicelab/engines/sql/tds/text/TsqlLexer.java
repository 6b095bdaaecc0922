package voicelab.engines.sql.tds.text;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;

/**
 * T-SQL's lexical rules: brackets, nested comments, N'' strings, 0x literals, {@code @variables} (kept as PARAMETER with
 * their {@code @}, in lower case), {@code #temporary} names. Text in double quotes is a name.
 */
public final class TsqlLexer {
    private static final int MAX_TOKENS = 200_000;
    private static final String MARKS = "()[],;.";
    private static final String OPERATORS = "+-*/<>=~!%^&|?:{}\\";
    private static final List<String> LONG_OPERATORS =
            List.of("<>", "<=", ">=", "!=", "!<", "!>", "+=", "-=", "*=", "/=", "%=", "||", "::");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private TsqlLexer(String sql) {
        this.sql = sql;
    }

    public static List<Token> tokens(String sql) throws SyntaxFault {
        TsqlLexer lexer = new TsqlLexer(sql);
        while (lexer.at < sql.length()) {
            lexer.one();
            if (lexer.tokens.size() > MAX_TOKENS)
                throw SyntaxFault.tooMuch("A batch of more than " + MAX_TOKENS + " words is too much here.", 1);
        }
        return lexer.tokens;
    }

    /** The line of a position, from 1. */
    public static int line(String sql, int position) {
        int line = 1;
        for (int i = 0; i < Math.min(position, sql.length()); i++) if (sql.charAt(i) == '\n') line++;
        return line;
    }

    private void one() throws SyntaxFault {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c) || c == '\uFEFF') at++;
        else if (sql.startsWith("--", at)) lineComment();
        else if (sql.startsWith("/*", at)) comment();
        else if (c == '\'') quoted(Kind.STRING, '\'', at);
        else if ((c == 'N' || c == 'n') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') national();
        else if (c == '"') quoted(Kind.QUOTED, '"', at);
        else if (c == '[') quoted(Kind.QUOTED, ']', at);
        else if (isHex()) binary();
        else if (isDigit(c) || (c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)))) number();
        else if (c == '@') variable();
        else if (isNameStart(c)) word();
        else if (c == '$' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1))) at++;
        else if (MARKS.indexOf(c) >= 0) add(Kind.MARK, at + 1);
        else if (OPERATORS.indexOf(c) >= 0) operator();
        else throw SyntaxFault.near(String.valueOf(c), line(sql, at));
    }

    private void add(Kind kind, int to) {
        tokens.add(new Token(kind, sql.substring(at, to), at));
        at = to;
    }

    private void lineComment() {
        while (at < sql.length() && sql.charAt(at) != '\n') at++;
    }

    private void comment() throws SyntaxFault {
        int from = at;
        int depth = 0;
        do {
            if (at >= sql.length()) throw SyntaxFault.tooMuch("Missing end comment mark '*/'.", line(sql, from));
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else at++;
        } while (depth > 0);
    }

    private void national() throws SyntaxFault {
        int from = at++;
        quoted(Kind.STRING, '\'', from);
    }

    private void quoted(Kind kind, char close, int from) throws SyntaxFault {
        StringBuilder text = new StringBuilder();
        at++;
        while (true) {
            if (at >= sql.length()) throw SyntaxFault.unclosed(sql.substring(from + 1), line(sql, from));
            char c = sql.charAt(at++);
            if (c != close) text.append(c);
            else if (at < sql.length() && sql.charAt(at) == close) {
                text.append(c);
                at++;
            } else break;
        }
        if (kind == Kind.QUOTED && text.isEmpty()) throw SyntaxFault.near("", line(sql, from));
        tokens.add(new Token(kind, text.toString(), from));
    }

    private boolean isHex() {
        return sql.startsWith("0x", at) || sql.startsWith("0X", at);
    }

    /** {@code 0x1F} in the engine's words. */
    private void binary() {
        int end = at + 2;
        while (end < sql.length() && Character.digit(sql.charAt(end), 16) >= 0) end++;
        String digits = sql.substring(at + 2, end);
        tokens.add(new Token(Kind.RAW, "X'" + ((digits.length() & 1) == 0 ? "" : "0") + digits + "'", at));
        at = end;
    }

    private void number() {
        int end = at;
        while (end < sql.length() && isDigit(sql.charAt(end))) end++;
        if (end < sql.length() && sql.charAt(end) == '.') {
            end++;
            while (end < sql.length() && isDigit(sql.charAt(end))) end++;
        }
        if (end < sql.length() && (sql.charAt(end) == 'e' || sql.charAt(end) == 'E')) {
            int digits = end + 1;
            if (digits < sql.length() && (sql.charAt(digits) == '-' || sql.charAt(digits) == '+')) digits++;
            if (digits < sql.length() && isDigit(sql.charAt(digits))) {
                end = digits;
                while (end < sql.length() && isDigit(sql.charAt(end))) end++;
            }
        }
        add(Kind.NUMBER, end);
    }

    private void variable() throws SyntaxFault {
        int end = at + 1;
        while (end < sql.length() && isNamePart(sql.charAt(end))) end++;
        if (end == at + 1) throw SyntaxFault.near("@", line(sql, at));
        tokens.add(new Token(Kind.PARAMETER, sql.substring(at, end).toLowerCase(java.util.Locale.ROOT), at));
        at = end;
    }

    private void word() {
        int end = at + 1;
        while (end < sql.length() && isNamePart(sql.charAt(end))) end++;
        // a temporary table is a name that the engine has to be told in quotes
        add(sql.charAt(at) == '#' ? Kind.QUOTED : Kind.WORD, end);
    }

    private void operator() {
        for (String two : LONG_OPERATORS)
            if (sql.startsWith(two, at)) {
                add(Kind.OPERATOR, at + 2);
                return;
            }
        add(Kind.OPERATOR, at + 1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c == '#' || Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '@' || c == '$';
    }
}
