package voicelab.engines.sql.pg;

import java.sql.SQLException;
import voicelab.engines.sql.text.Tokens;

/** COPY. */
final class Copies {
    private Copies() {}

    static Plan plan(Tokens s, PgSession session) throws PgFault, SQLException {
        throw PgFault.unsupported("COPY");
    }
}
