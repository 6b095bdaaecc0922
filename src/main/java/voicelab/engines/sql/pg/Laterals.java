package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/**
 * {@code CROSS JOIN LATERAL (SELECT expression) AS o(n)}: the engine has no LATERAL, but one that reads no table is only a
 * name for an expression, which takes its place wherever the name stands.
 */
final class Laterals implements Rewriting.Step {

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        for (int i = 0; i < s.size(); i++) if (s.is(i, "lateral") && s.is(i + 1, "(")) i = inline(s, i);
    }

    private static int inline(Tokens s, int at) throws PgFault {
        int close = s.closing(at + 1);
        Tokens inner = new Tokens(s.slice(at + 2, close));
        if (!inner.is(0, "select") || inner.find(0, "from") >= 0) throw PgFault.unsupported("LATERAL with tables");
        int alias = s.is(close + 1, "as") ? close + 2 : close + 1;
        int end = alias + 1;
        List<String> names = new ArrayList<>();
        if (s.is(end, "(")) {
            int last = s.closing(end);
            for (int i = end + 1; i < last; i += 2) names.add(s.name(i));
            end = last + 1;
        }
        Map<String, List<Token>> expressions = new HashMap<>();
        int from = 1;
        for (int n = 0; from < inner.size(); n++) {
            int comma = inner.find(from, ",");
            int to = comma < 0 ? inner.size() : comma;
            int as = inner.find(from, "as");
            boolean named = as > 0 && as < to;
            String name = n < names.size() ? names.get(n) : named ? inner.name(as + 1) : "";
            List<Token> whole = new ArrayList<>(List.of(Token.mark("(")));
            whole.addAll(inner.slice(from, named ? as : to));
            whole.add(Token.mark(")"));
            expressions.put(name, whole);
            from = to + 1;
        }
        String owner = s.name(alias);
        int start = s.is(at - 1, "join") ? at - 1 : at;
        if (s.is(start - 1, "cross") || s.is(start - 1, ",")) start--;
        s.remove(start, end);
        for (int i = 0; i + 2 < s.size(); i++) {
            if (!s.name(i).equals(owner) || !s.is(i + 1, ".") || s.is(i - 1, ".")) continue;
            List<Token> expression = expressions.get(s.name(i + 2));
            if (expression != null) s.replace(i, i + 3, expression);
        }
        return start;
    }
}
