package voicelab.engines.sql.tds;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import voicelab.engines.sql.tds.rewrite.Names;
import voicelab.engines.sql.tds.text.SqlType;

/** The variables of one batch or one call, and what else its names stand for. */
final class Scope implements Names {
    private static final int MAX_VARIABLES = 10_000;

    private final TdsSession session;
    private final ServerVariables server;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Set<String> tables = new HashSet<>();
    /** Leaves the types of what nobody declared to the engine, when a client asks for them. */
    private boolean asking;

    /** A variable. */
    static final class Variable {
        final SqlType type;
        Object value;

        Variable(SqlType type, Object value) {
            this.type = type;
            this.value = value;
        }
    }

    Scope(TdsSession session) {
        this.session = session;
        this.server = new ServerVariables(session);
    }

    void asking() {
        asking = true;
    }

    void declare(String name, SqlType type, Object value) throws TdsFault {
        if (variables.size() >= MAX_VARIABLES) throw TdsFault.of(50_000, "More than " + MAX_VARIABLES + " variables.");
        if (tables.contains(name) || variables.putIfAbsent(name, new Variable(type, value)) != null)
            throw new TdsFault(
                    134,
                    1,
                    15,
                    "The variable name '" + name + "' has already been declared. "
                            + "Variable names must be unique within a query batch or stored procedure.",
                    0);
    }

    void declareTable(String name) throws TdsFault {
        if (variables.containsKey(name) || !tables.add(name))
            throw new TdsFault(134, 1, 15, "The variable name '" + name + "' has already been declared.", 0);
    }

    Set<String> tables() {
        return tables;
    }

    Variable get(String name) throws TdsFault {
        Variable variable = variables.get(name);
        if (variable == null) throw TdsFault.undeclared(name);
        return variable;
    }

    boolean isScalar(String name) {
        return variables.containsKey(name);
    }

    Object shown(String name) {
        return variables.get(name).value;
    }

    /** What is bound for a name: a variable of the batch or a value of the server's. */
    Object value(String name) throws TdsFault {
        return name.startsWith("@@") ? server.value(name) : get(name).value;
    }

    @Override
    public SqlType variable(String name) throws TdsFault {
        if (name.startsWith("@@")) return server.type(name);
        if (asking && !variables.containsKey(name)) return null;
        return get(name).type;
    }

    @Override
    public boolean isTable(String variable) {
        return tables.contains(variable);
    }

    @Override
    public String database(String name) {
        return session.knownDatabase(name);
    }

    @Override
    public String currentDatabase() {
        return session.database();
    }
}
