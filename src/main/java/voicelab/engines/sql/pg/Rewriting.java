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
    private static final List<Step> ROWS = List.of(
            new Labels(),
            new Sequences(false),
            new ArrayLiterals(),
            new Laterals(),
            new Unnesting(),
            new Ancestors(),
            new SetReturning(),
            new Casts(),
            new Functions(),
            new Subscripts(),
            new OwnOperators(),
            new BitOperators(),
            new Words(),
            new CatalogueNames(),
            new OnConflict(),
            new DeleteUsing(),
            new Returning());

    /** For those that make and change tables; types are rewritten where they are found. */
    private static final List<Step> DEFINITIONS =
            List.of(new Sequences(true), new Casts(), new Words(), new Functions(), new CatalogueNames());

    private Rewriting() {}

    static void rows(Tokens statement, PgSession session) throws PgFault, SQLException {
        for (Step step : ROWS) step.apply(statement, session);
    }

    static void definition(Tokens statement, PgSession session) throws PgFault, SQLException {
        for (Step step : statement.find(1, "as") > 0 && statement.find(1, "view") > 0 ? ROWS : DEFINITIONS)
            step.apply(statement, session);
    }
}
