package voicelab.engines.sql.pg;

import voicelab.engines.sql.text.Tokens;

/** DEALLOCATE: forgets prepared statements, also those of the extended protocol. */
final class Deallocate {
    private Deallocate() {}

    static Plan plan(Tokens s) throws PgFault {
        int at = s.is(1, "prepare") ? 2 : 1;
        if (!s.get(at).isName()) return Refusals.syntax(s, at);
        if (s.is(at, "all"))
            return (session, values) -> {
                session.prepared().clear();
                return Outcome.done("DEALLOCATE ALL");
            };
        String name = s.name(at);
        return (session, values) -> {
            session.prepared().get(name);
            session.prepared().remove(name);
            return Outcome.done("DEALLOCATE");
        };
    }
}
