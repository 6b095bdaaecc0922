package voicelab.engines.sql.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.text.Token.Kind;

/** The tokens of one statement, to be looked at and changed by position. Positions beyond the ends are nothing, not a fault. */
public final class Tokens {
    private static final Token NOTHING = new Token(Kind.RAW, "", -1);

    private final List<Token> all;

    public Tokens(List<Token> all) {
        this.all = new ArrayList<>(all);
    }

    /** The statements of a text, split at semicolons; empty ones are left out. */
    public static List<Tokens> statements(String sql) throws LexicalFault {
        List<Tokens> statements = new ArrayList<>();
        List<Token> one = new ArrayList<>();
        for (Token token : SqlLexer.tokens(sql)) {
            if (!token.is(";")) one.add(token);
            else if (!one.isEmpty()) {
                statements.add(new Tokens(one));
                one = new ArrayList<>();
            }
        }
        if (!one.isEmpty()) statements.add(new Tokens(one));
        return statements;
    }

    public Tokens copy() {
        return new Tokens(all);
    }

    public int size() {
        return all.size();
    }

    public Token get(int i) {
        return i >= 0 && i < all.size() ? all.get(i) : NOTHING;
    }

    public boolean is(int i, String wordOrSign) {
        return get(i).is(wordOrSign);
    }

    /** Whether these words or signs stand there one after the other. */
    public boolean are(int i, String... wordsOrSigns) {
        for (int n = 0; n < wordsOrSigns.length; n++) if (!is(i + n, wordsOrSigns[n])) return false;
        return true;
    }

    public boolean isOneOf(int i, Set<String> words) {
        return get(i).kind() == Kind.WORD && words.contains(get(i).name());
    }

    public String name(int i) {
        return get(i).name();
    }

    public void set(int i, Token token) {
        all.set(i, token);
    }

    public void add(int i, Token token) {
        all.add(i, token);
    }

    public void append(Token token) {
        all.add(token);
    }

    /** Takes out the tokens from there up to, not including, the other. */
    public void remove(int from, int to) {
        all.subList(from, Math.min(to, all.size())).clear();
    }

    public void replace(int from, int to, List<Token> by) {
        remove(from, to);
        all.addAll(from, by);
    }

    public void replace(int from, int to, Token by) {
        replace(from, to, List.of(by));
    }

    public List<Token> slice(int from, int to) {
        return List.copyOf(all.subList(from, to));
    }

    public List<Token> list() {
        return Collections.unmodifiableList(all);
    }

    /** Where the parenthesis or bracket that opens at {@code i} is closed; the size when it never is. */
    public int closing(int i) {
        int depth = 0;
        for (int n = i; n < all.size(); n++) {
            if (is(n, "(") || is(n, "[")) depth++;
            else if (is(n, ")") || is(n, "]")) {
                depth--;
                if (depth == 0) return n;
            }
        }
        return all.size();
    }

    /** Where the parenthesis that closes at {@code i} was opened; -1 when nowhere. */
    public int opening(int i) {
        int depth = 0;
        for (int n = i; n >= 0; n--) {
            if (is(n, ")") || is(n, "]")) depth++;
            else if (is(n, "(") || is(n, "[")) {
                depth--;
                if (depth == 0) return n;
            }
        }
        return -1;
    }

    /** The next such word outside of parentheses, from {@code from} on; -1 when there is none before the level ends. */
    public int find(int from, String... anyOf) {
        for (int n = from; n < all.size(); n++) {
            if (is(n, "(") || is(n, "[")) {
                n = closing(n);
                continue;
            }
            if (is(n, ")")) return -1;
            for (String word : anyOf) if (is(n, word)) return n;
        }
        return -1;
    }

    public String rendered() {
        StringBuilder text = new StringBuilder();
        Token before = NOTHING;
        for (Token token : all) {
            boolean tight = text.isEmpty()
                    || token.is(".")
                    || before.is(".")
                    || token.is(",")
                    || token.is(")")
                    || before.is("(");
            if (!tight) text.append(' ');
            text.append(token.rendered());
            before = token;
        }
        return text.toString();
    }
}
