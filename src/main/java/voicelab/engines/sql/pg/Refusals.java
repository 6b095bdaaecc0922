package voicelab.engines.sql.pg;

import java.util.Set;
import voicelab.engines.sql.text.Tokens;

/** Statements that PostgreSQL has and this one has not, and those that nobody has. */
final class Refusals {
    private static final Set<String> POSTGRESQL = Set.of(
            "listen",
            "notify",
            "unlisten",
            "declare",
            "fetch",
            "move",
            "close",
            "do",
            "call",
            "grant",
            "revoke",
            "security",
            "refresh",
            "import",
            "load",
            "reassign");

    private Refusals() {}

    static Plan plan(Tokens statement) throws PgFault {
        if (statement.are(0, "unlisten", "*")) return (session, values) -> Outcome.done("UNLISTEN");
        if (POSTGRESQL.contains(statement.name(0)))
            throw PgFault.unsupported(statement.name(0).toUpperCase(java.util.Locale.ROOT));
        return syntax(statement, 0);
    }

    static Plan syntax(Tokens statement, int at) throws PgFault {
        if (at >= statement.size()) throw new PgFault(States.SYNTAX, "syntax error at end of input");
        throw new PgFault(
                States.SYNTAX,
                "syntax error at or near \"" + statement.get(at).text() + "\"",
                statement.get(at).at() + 1);
    }
}
