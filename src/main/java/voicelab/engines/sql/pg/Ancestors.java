package voicelab.engines.sql.pg;

import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/**
 * {@code pg_partition_ancestors(x) WITH ORDINALITY AS a(relid, depth)} beside other tables: the engine joins no function that
 * asks for its neighbour's columns. Nothing is partitioned here, so a table's only ancestor is itself: {@code a.relid} is x,
 * {@code a.depth} is 1.
 */
final class Ancestors implements Rewriting.Step {
    private static final String FUNCTION = "pg_partition_ancestors";

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        for (int i = s.size() - 1; i >= 0; i--) {
            if (!s.is(i, FUNCTION) || !s.is(i + 1, "(")) continue;
            int end = s.closing(i + 1);
            int start = s.is(i - 1, ".") ? i - 2 : i;
            if (s.is(start - 1, ",") && s.are(end + 1, "with", "ordinality", "as") && s.is(end + 5, "("))
                itself(s, start - 1, i, end);
        }
    }

    private static void itself(Tokens s, int comma, int function, int end) {
        String rows = s.name(end + 4);
        String relation = s.name(end + 6);
        String depth = s.name(end + 8);
        List<Token> argument = s.slice(function + 1, end + 1); // with its parentheses
        s.remove(comma, s.closing(end + 5) + 1);
        for (int i = s.size() - 1; i >= 2; i--) {
            if (!s.is(i - 1, ".") || !s.is(i - 2, rows)) continue;
            if (s.is(i, relation)) s.replace(i - 2, i + 1, argument);
            else if (s.is(i, depth)) s.replace(i - 2, i + 1, Token.raw("1"));
        }
    }
}
