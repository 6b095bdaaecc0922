package voicelab.engines.sql.pg;

import voicelab.engines.sql.text.Tokens;

/** DISCARD: a pool gives a session to somebody else. */
final class Discard {
    private Discard() {}

    static Plan plan(Tokens s) throws PgFault {
        if (s.is(1, "plans") || s.is(1, "sequences") || s.is(1, "temp") || s.is(1, "temporary"))
            return (session, values) -> Outcome.done("DISCARD " + s.name(1).toUpperCase(java.util.Locale.ROOT));
        if (!s.is(1, "all")) return Refusals.syntax(s, 1);
        return (session, values) -> {
            if (session.inTransaction())
                throw new PgFault(States.ACTIVE_TRANSACTION, "DISCARD ALL cannot run inside a transaction block");
            ResetSetting.all(session);
            session.prepared().clear();
            session.engine().database().locks().releaseAll(session);
            return Outcome.done("DISCARD ALL");
        };
    }
}
