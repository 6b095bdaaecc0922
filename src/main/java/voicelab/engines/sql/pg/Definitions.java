package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import voicelab.engines.sql.text.Tokens;

/** Statements that make, change and drop tables and their like. */
final class Definitions {
    private static final Set<String> KINDS =
            Set.of("table", "index", "view", "sequence", "schema", "domain", "column", "constraint");
    private static final Set<String> BETWEEN =
            Set.of("or", "replace", "unique", "temp", "temporary", "local", "global", "unlogged", "recursive", "on");

    private Definitions() {}

    static Plan plan(Tokens statement, PgSession session) throws PgFault, SQLException {
        String verb = statement.name(0);
        if (verb.equals("truncate")) return new ScriptPlan("TRUNCATE TABLE", Truncate.statements(statement), false);
        int at = 1;
        while (statement.isOneOf(at, BETWEEN)) at++;
        String kind = statement.name(at);
        if (!KINDS.contains(kind)) throw unknown(verb, kind, statement, at);
        List<String> statements = new ArrayList<>();
        boolean nameless = false;
        for (Tokens one : DefinitionRewriting.apply(statement, verb, kind, session)) {
            statements.add(one.rendered());
            nameless |= kind.equals("table") && GivenNames.mayBeWanted(one);
        }
        String tag = verb.equals("comment") ? "COMMENT" : (verb + " " + kind).toUpperCase(Locale.ROOT);
        return new ScriptPlan(tag, statements, nameless);
    }

    private static PgFault unknown(String verb, String kind, Tokens statement, int at) throws PgFault {
        return switch (kind) {
            case "alias", "aggregate", "trigger", "linked", "constant", "user", "role", "database", "force" ->
                Forbidden.denied(verb.toUpperCase(Locale.ROOT) + " " + kind.toUpperCase(Locale.ROOT));
            case "function",
                    "procedure",
                    "type",
                    "extension",
                    "materialized",
                    "rule",
                    "policy",
                    "language",
                    "server",
                    "foreign",
                    "cast",
                    "operator",
                    "collation",
                    "tablespace",
                    "publication",
                    "subscription",
                    "event",
                    "statistics",
                    "default",
                    "owned",
                    "system" ->
                PgFault.unsupported(verb.toUpperCase(Locale.ROOT) + " " + kind.toUpperCase(Locale.ROOT));
            default -> {
                Refusals.syntax(statement, at);
                yield null;
            }
        };
    }
}
