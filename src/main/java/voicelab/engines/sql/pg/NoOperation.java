package voicelab.engines.sql.pg;

import java.util.Locale;
import voicelab.engines.sql.text.Tokens;

/** Statements about how data lies on a disk. The engine sees to that; they are taken and do nothing. */
final class NoOperation {
    private NoOperation() {}

    static Plan plan(Tokens statement) {
        String verb = statement.name(0).toUpperCase(Locale.ROOT);
        String tag = verb.equals("ANALYSE") ? "ANALYZE" : verb;
        return (session, values) -> {
            if (tag.equals("VACUUM") && session.inTransaction())
                throw new PgFault(States.ACTIVE_TRANSACTION, "VACUUM cannot run inside a transaction block");
            return Outcome.done(tag);
        };
    }
}
