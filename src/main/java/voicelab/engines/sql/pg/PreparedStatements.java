package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The prepared statements of one session, by name; the empty name is the extended protocol's. */
final class PreparedStatements {
    private final Map<String, Prepared> all = new HashMap<>();

    /** @throws PgFault when the name is taken, there are too many, or the statement is not understood */
    void add(String name, Prepared prepared, PgSession session) throws PgFault, SQLException {
        if (!name.isEmpty() && all.containsKey(name))
            throw new PgFault(States.DUPLICATE_STATEMENT, "prepared statement \"" + name + "\" already exists");
        int most = session.bounds().statements();
        if (all.size() >= most) throw new PgFault(States.LIMIT_EXCEEDED, "more than " + most + " prepared statements");
        session.plan(prepared.sql(), prepared.declared());
        all.put(name, prepared);
    }

    Prepared get(String name) throws PgFault {
        Prepared prepared = all.get(name);
        if (prepared == null)
            throw new PgFault(
                    States.NO_STATEMENT,
                    name.isEmpty()
                            ? "unnamed prepared statement does not exist"
                            : "prepared statement \"" + name + "\" does not exist");
        return prepared;
    }

    void remove(String name) {
        all.remove(name);
    }

    void clear() {
        all.clear();
    }
}
