package voicelab.systems.interactionserver;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import voicelab.systems.interactionserver.ConditionScanner.Kind;
import voicelab.systems.interactionserver.ConditionScanner.Token;

/**
 * What RequestTakeSnapshot and RequestFindInteractions choose by: {@code [media_type] = 'chat' AND state IN (0, 1)}. One
 * such sample is public, the grammar beyond it is ours: comparisons of a column with a text or whole number, {@code IS
 * NULL}, {@code IN}, {@code LIKE} with %, joined by AND, OR, NOT and brackets. A comparison with null is false.
 */
final class Condition {
    private static final int MAX_DEPTH = 32;

    private final List<Token> tokens;
    private int next;
    private int depth;

    private Condition(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** An empty text chooses all. */
    static Predicate<Interaction> parse(String text) throws Refusal {
        if (text.isBlank()) return each -> true;
        Condition condition = new Condition(ConditionScanner.scan(text));
        Predicate<Interaction> all = condition.either();
        if (condition.now().kind() != Kind.END) throw condition.unexpected();
        return all;
    }

    private Predicate<Interaction> either() throws Refusal {
        if (++depth > MAX_DEPTH) throw ConditionScanner.wrong(now().at(), "nested deeper than " + MAX_DEPTH);
        Predicate<Interaction> left = both();
        while (take("or")) left = left.or(both());
        depth--;
        return left;
    }

    private Predicate<Interaction> both() throws Refusal {
        Predicate<Interaction> left = one();
        while (take("and")) left = left.and(one());
        return left;
    }

    private Predicate<Interaction> one() throws Refusal {
        boolean negated = false;
        while (take("not")) negated = !negated;
        Predicate<Interaction> inner;
        if (take("(")) {
            inner = either();
            need(")");
        } else inner = comparison();
        return negated ? inner.negate() : inner;
    }

    private Predicate<Interaction> comparison() throws Refusal {
        Token name = now();
        if (name.kind() != Kind.NAME) throw unexpected();
        Function<Interaction, Object> column = Columns.find(name.text())
                .orElseThrow(() -> ConditionScanner.wrong(
                        name.at(), "no column \"" + name.text() + "\"; there are " + Columns.names()));
        next++;
        if (take("is")) {
            boolean negated = take("not");
            need("null");
            return each -> (column.apply(each) == null) != negated;
        }
        boolean negated = take("not");
        Predicate<Interaction> test;
        if (take("in")) test = in(column);
        else if (take("like")) test = like(column);
        else if (negated) throw unexpected();
        else return compared(column);
        return negated ? each -> column.apply(each) != null && !test.test(each) : test;
    }

    private Predicate<Interaction> in(Function<Interaction, Object> column) throws Refusal {
        need("(");
        Set<Object> wanted = new HashSet<>();
        do wanted.add(literal());
        while (take(","));
        need(")");
        return each -> wanted.contains(column.apply(each));
    }

    private Predicate<Interaction> like(Function<Interaction, Object> column) throws Refusal {
        Token pattern = now();
        if (pattern.kind() != Kind.TEXT) throw unexpected();
        next++;
        return each -> column.apply(each) instanceof String text && Like.matches(text, pattern.text());
    }

    private Predicate<Interaction> compared(Function<Interaction, Object> column) throws Refusal {
        String sign = now().text();
        if (now().kind() != Kind.SIGN || sign.equals("(") || sign.equals(")") || sign.equals(",")) throw unexpected();
        next++;
        Object wanted = literal();
        return each -> {
            Object value = column.apply(each);
            if (value instanceof String text && wanted instanceof String other)
                return holds(sign, text.compareTo(other));
            if (value instanceof Long number && wanted instanceof Long other)
                return holds(sign, number.compareTo(other));
            return false;
        };
    }

    private static boolean holds(String sign, int order) {
        return switch (sign) {
            case "=" -> order == 0;
            case "<>", "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private Object literal() throws Refusal {
        Token token = now();
        if (token.kind() != Kind.TEXT && token.kind() != Kind.NUMBER) throw unexpected();
        next++;
        return token.kind() == Kind.TEXT ? token.text() : Long.valueOf(token.text());
    }

    private Token now() {
        return tokens.get(next);
    }

    private boolean take(String word) {
        if (!now().is(word)) return false;
        next++;
        return true;
    }

    private void need(String word) throws Refusal {
        if (!take(word)) throw ConditionScanner.wrong(now().at(), word + " is wanted, not " + now().text());
    }

    private Refusal unexpected() {
        return ConditionScanner.wrong(now().at(), "unexpected " + now().text());
    }
}
