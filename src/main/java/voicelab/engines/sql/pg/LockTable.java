package voicelab.engines.sql.pg;

import voicelab.engines.sql.text.Tokens;

/**
 * LOCK TABLE: those who lock a table so wait for each other until their transactions end. The engine's own statements do not
 * wait for it.
 */
final class LockTable {
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private LockTable() {}

    static Plan plan(Tokens s, PgSession session) throws PgFault, java.sql.SQLException {
        int at = s.is(1, "table") ? 2 : 1;
        if (s.is(at, "only")) at++;
        java.util.List<String> names = new java.util.ArrayList<>();
        while (s.get(at).isName()) {
            int from = at++;
            while (s.is(at, ".")) at += 2;
            Tokens table = new Tokens(s.slice(from, Math.min(at, s.size())));
            TableShape.of(table, session);
            names.add("table " + table.name(table.size() - 1));
            if (s.is(at, "*")) at++;
            if (!s.is(at, ",")) break;
            at++;
        }
        if (names.isEmpty()) return Refusals.syntax(s, at);
        boolean shared = s.is(at, "in") && s.find(at, "exclusive") < 0;
        boolean wait = !s.is(s.size() - 1, "nowait");
        names.sort(null);
        return (client, values) -> {
            if (!client.inTransaction())
                throw new PgFault(States.NO_ACTIVE_TRANSACTION, "LOCK TABLE can only be used in transaction blocks");
            for (String name : names)
                while (!client.engine().database().locks().take(client, name, shared, true)) {
                    if (!wait) throw new PgFault("55P03", "could not obtain lock on a relation");
                    client.engine().pause(LOOK_AGAIN_NANOS);
                }
            return Outcome.done("LOCK TABLE");
        };
    }
}
