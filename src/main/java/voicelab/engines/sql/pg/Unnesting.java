package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/**
 * Arrays taken apart where the engine cannot: {@code FROM unnest(outer.array) x}, and
 * {@code (information_schema._pg_expandarray(array)).n}. Both become a range of positions, and the element at one.
 */
final class Unnesting implements Rewriting.Step {
    private static final String POSITIONS = "SYSTEM_RANGE(1, 64) AS \"_positions\"(\"n\")";
    private static final String POSITION = "\"_positions\".\"n\"";
    private static final Set<String> ENDS = Set.of("group", "order", "limit", "having", "union", "offset");

    @Override
    public void apply(Tokens s, PgSession session) {
        for (int i = 0; i < s.size(); i++) {
            if (s.is(i, "unnest") && s.is(i + 1, "(") && isOuter(s, i)) fromClause(s, i);
            else if (s.is(i, "_pg_expandarray") && s.is(i + 1, "(")) expand(s, i);
            else if (s.is(i, "(")
                    && s.get(i + 1).isName()
                    && s.is(i + 2, ".")
                    && s.get(i + 3).isName()
                    && s.are(i + 4, ")", ".", "x")) s.replace(i, i + 7, s.slice(i + 1, i + 4));
        }
    }

    /** Directly behind FROM, of a column that stands outside. */
    private static boolean isOuter(Tokens s, int at) {
        int start = s.is(at - 1, ".") ? at - 2 : at;
        if (!s.is(start - 1, "from")) return false;
        for (int i = at + 2; i < s.closing(at + 1); i++)
            if (s.is(i, ".") && s.get(i - 1).isName()) return true;
        return false;
    }

    private static void fromClause(Tokens s, int at) {
        int start = s.is(at - 1, ".") ? at - 2 : at;
        int close = s.closing(at + 1);
        List<Token> array = s.slice(at + 2, close);
        int end = close + 1;
        if (s.is(end, "as")) end++;
        String name = s.get(end).isName() && !s.isOneOf(end, ENDS) && !s.is(end, "where") ? s.name(end++) : "unnest";
        s.replace(start, end, Token.raw(POSITIONS));
        condition(s, start + 1, array);
        int from = start;
        while (from > 0 && !s.is(from, "select")) from--;
        for (int i = from; i < start; i++)
            if (s.name(i).equals(name) && !s.is(i - 1, ".") && !s.is(i + 1, ".") && !s.is(i + 1, "("))
                s.replace(i, i + 1, element(array));
    }

    private static Token element(List<Token> array) {
        return Subscripts.element(array, POSITION).get(0);
    }

    /** Only as many positions as there are elements, and what was asked for besides. */
    private static void condition(Tokens s, int from, List<Token> array) {
        String bound = POSITION + " <= COALESCE(CARDINALITY(" + new Tokens(array).rendered() + "), 0)";
        int where = s.find(from, "where");
        int end = from;
        while (end < s.size() && !s.is(end, ")") && !s.isOneOf(end, ENDS))
            end = s.is(end, "(") ? s.closing(end) + 1 : end + 1;
        if (where < 0 || where > end) {
            s.add(end, Token.raw("WHERE " + bound));
            return;
        }
        s.add(end, Token.mark(")"));
        s.replace(where + 1, where + 1, List.of(Token.raw(bound + " AND"), Token.mark("(")));
    }

    private static void expand(Tokens s, int at) {
        int start = s.is(at - 1, ".") ? at - 2 : at;
        int close = s.closing(at + 1);
        List<Token> array = s.slice(at + 2, close);
        boolean number = s.is(start - 1, "(") && s.are(close + 1, ")", ".", "n");
        int item = number ? start - 1 : start;
        if (number) s.replace(item, close + 4, Token.raw(POSITION));
        else s.replace(item, close + 1, element(array));
        int from = s.find(item, "from");
        if (from < 0 || s.get(from + 1).text().equals(POSITIONS)) return;
        List<Token> table =
                new ArrayList<>(List.of(new Token(Kind.RAW, POSITIONS, -1), Token.word("CROSS"), Token.word("JOIN")));
        s.replace(from + 1, from + 1, table);
        condition(s, from + 4, array);
    }
}
