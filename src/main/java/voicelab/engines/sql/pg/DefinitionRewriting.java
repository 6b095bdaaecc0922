package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import voicelab.engines.sql.text.Tokens;

/** Definitions in the engine's words; one of PostgreSQL's may be several of the engine's. */
final class DefinitionRewriting {
    private DefinitionRewriting() {}

    static List<Tokens> apply(Tokens statement, String verb, String kind, PgSession session) throws PgFault, SQLException {
        return List.of(statement);
    }
}
