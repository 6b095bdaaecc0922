package voicelab.systems.consul;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.engines.http.HttpRefusal;

/** Reads a filter expression; what it does not understand is refused with 400 and its place. */
final class FilterReader {
    private static final int MAX_CHARS = 2_048;
    private static final int MAX_DEPTH = 32;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(==|!=|\\(|\\)|\"((?:\\\\.|[^\"\\\\])*+)\"|`([^`]*+)`|[^\\s()=!\"`]++)\\s*");
    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z0-9_/-]+)|\\[\"([^\"]*)\"]");

    /** @param word null for a quoted value */
    private record Token(String text, String word, int at) {}

    private final List<Token> tokens = new ArrayList<>();
    private final String expression;
    private int next;

    FilterReader(String expression) throws HttpRefusal {
        this.expression = expression;
        if (expression.length() > MAX_CHARS) throw wrong("longer than " + MAX_CHARS + " characters", 0);
        // a selector with a quoted step is one token
        Matcher m = Pattern.compile("\\s*([A-Za-z_][\\w.]*(?:\\[\"[^\"]*\"][\\w.]*)+)\\s*|" + TOKEN.pattern())
                .matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            if (!m.find(at) || m.start() != at) throw wrong("not understood", at);
            tokens.add(token(m, at));
            at = m.end();
        }
    }

    private static Token token(Matcher m, int at) {
        if (m.group(1) != null) return new Token(m.group(1), m.group(1), at);
        if (m.group(3) != null) return new Token(m.group(3).replaceAll("\\\\(.)", "$1"), null, at);
        if (m.group(4) != null) return new Token(m.group(4), null, at);
        return new Token(m.group(2), m.group(2), at);
    }

    Filter read() throws HttpRefusal {
        Filter filter = or(0);
        if (next < tokens.size()) throw wrong("unexpected " + tokens.get(next).text, tokens.get(next).at);
        return filter;
    }

    private Filter or(int depth) throws HttpRefusal {
        if (depth > MAX_DEPTH) throw wrong("nested deeper than " + MAX_DEPTH, 0);
        Filter left = and(depth);
        while (takes("or")) left = new Filter.Or(left, and(depth));
        return left;
    }

    private Filter and(int depth) throws HttpRefusal {
        Filter left = not(depth);
        while (takes("and")) left = new Filter.And(left, not(depth));
        return left;
    }

    private Filter not(int depth) throws HttpRefusal {
        if (takes("not")) {
            if (depth > MAX_DEPTH) throw wrong("nested deeper than " + MAX_DEPTH, 0);
            return new Filter.Not(not(depth + 1));
        }
        if (!takes("(")) return test();
        Filter inner = or(depth + 1);
        if (!takes(")")) throw wrong("a ) is missing", expression.length());
        return inner;
    }

    private Filter test() throws HttpRefusal {
        Token first = take();
        if (takes("==")) return new Filter.Equal(selector(first), take().text);
        if (takes("!=")) return new Filter.Not(new Filter.Equal(selector(first), take().text));
        if (takes("is")) return isEmpty(first);
        if (takes("matches")) return matches(first);
        if (takes("contains")) return new Filter.Contains(selector(first), take().text);
        if (takes("in")) return new Filter.Contains(selector(take()), first.text);
        if (takes("not")) {
            if (takes("in")) return new Filter.Not(new Filter.Contains(selector(take()), first.text));
            if (takes("contains")) return new Filter.Not(new Filter.Contains(selector(first), take().text));
            if (takes("matches")) return new Filter.Not(matches(first));
        }
        throw wrong("an operator is wanted: ==, !=, in, contains, matches, is empty", first.at);
    }

    private Filter isEmpty(Token of) throws HttpRefusal {
        boolean not = takes("not");
        if (!takes("empty")) throw wrong("\"empty\" is wanted", of.at);
        Filter empty = new Filter.Empty(selector(of));
        return not ? new Filter.Not(empty) : empty;
    }

    private Filter matches(Token of) throws HttpRefusal {
        Token pattern = take();
        return new Filter.Matches(selector(of), Regex.of(pattern.text));
    }

    private List<String> selector(Token token) throws HttpRefusal {
        if (token.word == null) throw wrong("a selector is wanted, not a value", token.at);
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(token.word);
        int at = 0;
        while (at < token.word.length()) {
            if (!step.find(at) || step.start() != at) throw wrong("no selector: " + token.word, token.at);
            steps.add(step.group(1) == null ? step.group(2) : step.group(1));
            at = step.end();
        }
        return steps;
    }

    private boolean takes(String word) {
        if (next >= tokens.size() || !word.equals(tokens.get(next).word)) return false;
        next++;
        return true;
    }

    private Token take() throws HttpRefusal {
        if (next >= tokens.size()) throw wrong("it ends too early", expression.length());
        return tokens.get(next++);
    }

    private static HttpRefusal wrong(String problem, int at) {
        return new HttpRefusal(
                400, "Failed to create boolean expression evaluator: " + problem + ", at character " + (at + 1));
    }
}
