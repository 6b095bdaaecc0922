package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import voicelab.engines.sql.text.Tokens;

/** The rewriting operations in their order: from PostgreSQL's words to the engine's. Each changes the tokens in place. */
final class Rewriting {

    /** One operation. */
    @FunctionalInterface
    interface Step {
        void apply(Tokens statement, PgSession session) throws PgFault, SQLException;
    }

    /** For statements that ask for or change rows. */
    private static final List<Step> ROWS = List.of();

    private Rewriting() {}

    static void rows(Tokens statement, PgSession session) throws PgFault, SQLException {
        for (Step step : ROWS) step.apply(statement, session);
    }
}
