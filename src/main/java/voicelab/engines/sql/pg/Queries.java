package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import voicelab.engines.sql.text.Tokens;

/** Statements that ask for rows or change them. */
final class Queries {
    private Queries() {}

    static Plan plan(Tokens statement, List<Integer> declared, PgSession session) throws PgFault, SQLException {
        return engine(translate(statement, session), session, declared);
    }

    private static Plan engine(Translation translation, PgSession session, List<Integer> declared) throws SQLException {
        return new EnginePlan(
                translation,
                session.engine(),
                session.hints().declared(declared),
                session.hints().typedBy());
    }

    static Translation translate(Tokens statement, PgSession session) throws PgFault, SQLException {
        String verb = verb(statement);
        Rewriting.rows(statement, session);
        return new Translation(statement.rendered(), verb, false);
    }

    /** Of {@code WITH ... INSERT} the part behind the common tables. */
    static String verb(Tokens statement) {
        if (!statement.is(0, "with")) {
            String first = statement.name(0).toUpperCase(Locale.ROOT);
            return switch (first) {
                case "INSERT", "UPDATE", "DELETE", "MERGE" -> first;
                default -> "SELECT";
            };
        }
        int at = statement.find(1, "select", "insert", "update", "delete", "values");
        return at < 0 || statement.is(at, "values")
                ? "SELECT"
                : statement.name(at).toUpperCase(Locale.ROOT);
    }
}
