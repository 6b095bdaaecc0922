package voicelab.engines.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import voicelab.protocols.agentx.AgentxError;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Syntax;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/** Index values that sessions share out among themselves (RFC 2741 section 7.1.4.2). Not thread-safe. */
final class IndexTable {
    private static final int MOST_VALUES = 10_000;

    private final Map<Oid, Column> columns = new HashMap<>();
    private int values;

    private static final class Column {
        private final Syntax syntax;
        private final Map<Value, AgentxSession> owners = new HashMap<>();
        private long highest;

        Column(Syntax syntax) {
            this.syntax = syntax;
        }
    }

    /** An allocation that cannot be: all of its variables are refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        final int error;
        final int index;

        Refused(int error, int index) {
            super(AgentxError.word(error), null, false, false);
            this.error = error;
            this.index = index;
        }
    }

    /** @return the variables with the values that were given out */
    List<Variable> allocate(AgentxSession session, List<Variable> wanted, boolean any, boolean fresh) throws Refused {
        List<Variable> given = new ArrayList<>();
        try {
            for (Variable each : wanted) given.add(one(session, each, any, fresh, given.size() + 1));
        } catch (Refused e) {
            for (Variable each : given) free(session, each);
            throw e;
        }
        return given;
    }

    private Variable one(AgentxSession session, Variable wanted, boolean any, boolean fresh, int place) throws Refused {
        Syntax syntax = wanted.value().syntax();
        Column column = columns.computeIfAbsent(wanted.name(), name -> new Column(syntax));
        if (column.syntax != syntax) throw new Refused(AgentxError.INDEX_WRONG_TYPE, place);
        if (values >= MOST_VALUES) throw new Refused(AgentxError.INDEX_NONE_AVAILABLE, place);
        Value value = wanted.value();
        if (any || fresh) {
            if (syntax != Syntax.INTEGER) throw new Refused(AgentxError.INDEX_NONE_AVAILABLE, place);
            long next = 1;
            if (fresh) next = column.highest + 1;
            else while (column.owners.containsKey(new Value.Numeric(syntax, next))) next++;
            value = new Value.Numeric(syntax, next);
        }
        if (column.owners.containsKey(value)) throw new Refused(AgentxError.INDEX_ALREADY_ALLOCATED, place);
        column.owners.put(value, session);
        if (value instanceof Value.Numeric numeric) column.highest = Math.max(column.highest, numeric.number());
        values++;
        return wanted.with(value);
    }

    void deallocate(AgentxSession session, List<Variable> variables) throws Refused {
        for (int i = 0; i < variables.size(); i++)
            if (!owns(session, variables.get(i))) throw new Refused(AgentxError.INDEX_NOT_ALLOCATED, i + 1);
        for (Variable each : variables) free(session, each);
    }

    private boolean owns(AgentxSession session, Variable variable) {
        Column column = columns.get(variable.name());
        return column != null && session.equals(column.owners.get(variable.value()));
    }

    private void free(AgentxSession session, Variable variable) {
        if (!owns(session, variable)) return;
        columns.get(variable.name()).owners.remove(variable.value());
        values--;
    }

    void freeAll(AgentxSession session) {
        for (Column column : columns.values()) {
            int before = column.owners.size();
            column.owners.values().removeIf(session::equals);
            values -= before - column.owners.size();
        }
    }
}
