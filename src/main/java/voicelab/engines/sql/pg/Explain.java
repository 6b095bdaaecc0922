package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import voicelab.engines.sql.text.Tokens;

/** EXPLAIN: the engine's own plan, in its own words. */
final class Explain {
    private Explain() {}

    static Plan plan(Tokens s, List<Integer> declared, PgSession session) throws PgFault, SQLException {
        int at = 1;
        boolean analyze = false;
        if (s.is(at, "(")) {
            int end = s.closing(at);
            for (int i = at; i < end; i++) analyze |= s.is(i, "analyze");
            at = end + 1;
        }
        while (s.is(at, "analyze") || s.is(at, "verbose")) {
            analyze |= s.is(at, "analyze");
            at++;
        }
        Tokens inner = new Tokens(s.slice(Math.min(at, s.size()), s.size()));
        switch (inner.name(0)) {
            case "select", "with", "values", "insert", "update", "delete" -> {
                String sql = Queries.translate(inner, session).sql();
                String text = "EXPLAIN " + (analyze ? "ANALYZE " : "PLAN FOR ") + sql;
                return new EnginePlan(
                        new Translation(text, "EXPLAIN", false),
                        session.engine(),
                        session.hints().declared(declared),
                        "");
            }
            default -> {
                return Refusals.syntax(s, at);
            }
        }
    }
}
