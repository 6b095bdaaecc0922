package voicelab.engines.sql.pg.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.schema.Schema;
import org.h2.schema.Sequence;
import org.h2.table.Column;
import org.h2.table.Table;
import org.h2.value.Value;

/**
 * Functions on sequences (PostgreSQL's manual, 9.17). A column that the engine numbers by itself has one under the name that
 * PostgreSQL would give it, {@code table_column_seq}.
 */
public final class SequenceFunctions {
    private static final String NOT_YET = "55000";
    private static final String NO_TABLE = "42P01";
    private static final String END = "_seq";

    private SequenceFunctions() {}

    private static SessionLocal engine(Connection session) throws SQLException {
        return (SessionLocal) session.unwrap(JdbcConnection.class).getSession();
    }

    private static Sequence sequence(SessionLocal engine, String name) throws SQLException {
        String[] parts = NameFunctions.parts(name);
        String last = parts[parts.length - 1];
        List<String> schemas = parts.length > 1
                ? List.of(parts[parts.length - 2])
                : Asker.current().searchPath();
        for (String one : schemas) {
            Schema schema = engine.getDatabase().findSchema(one);
            if (schema == null) continue;
            Sequence named = schema.findSequence(last);
            Sequence found = named == null ? ofColumn(engine, schema, last) : named;
            if (found != null) return found;
        }
        throw new SQLException("relation \"" + name + "\" does not exist", NO_TABLE);
    }

    private static Sequence ofColumn(SessionLocal engine, Schema schema, String name) {
        if (!name.endsWith(END)) return null;
        for (Table table : schema.getAllTablesAndViews(engine)) {
            if (!name.startsWith(table.getName() + "_")) continue;
            for (Column column : table.getColumns())
                if (column.getSequence() != null && name.equals(table.getName() + "_" + column.getName() + END))
                    return column.getSequence();
        }
        return null;
    }

    public static Long nextval(Connection session, String name) throws SQLException {
        if (name == null) return null;
        SessionLocal engine = engine(session);
        Sequence sequence = sequence(engine, name);
        try {
            // the engine puts its own last one back when we return
            Value before = engine.getLastIdentity();
            Value value = engine.getNextValueFor(sequence, null);
            Asker.current().numbered(before, value.getLong());
            return value.getLong();
        } catch (DbException e) {
            throw new SQLException("nextval: reached the end of sequence \"" + name + "\"", "2200H", e);
        }
    }

    public static Long currval(Connection session, String name) throws SQLException {
        if (name == null) return null;
        SessionLocal engine = engine(session);
        Sequence sequence = sequence(engine, name);
        try {
            return engine.getCurrentValueFor(sequence).getLong();
        } catch (DbException e) {
            throw new SQLException(
                    "currval of sequence \"" + name + "\" is not yet defined in this session", NOT_YET, e);
        }
    }

    public static Long lastval(Connection session) throws SQLException {
        Value last = engine(session).getLastIdentity();
        Long own = Asker.current().numberSince(last);
        if (own != null) return own;
        if (last.getValueType() == Value.NULL)
            throw new SQLException("lastval is not yet defined in this session", NOT_YET);
        return last.getLong();
    }

    public static Long setval(Connection session, String name, Long value) throws SQLException {
        return setval(session, name, value, true);
    }

    /** @param called whether the next value is the one after */
    public static Long setval(Connection session, String name, Long value, Boolean called) throws SQLException {
        if (name == null || value == null || called == null) return null;
        SessionLocal engine = engine(session);
        Sequence sequence = sequence(engine, name);
        if (value < sequence.getMinValue() || value > sequence.getMaxValue())
            throw new SQLException(
                    "setval: value " + value + " is out of bounds for sequence \"" + name + "\" ("
                            + sequence.getMinValue() + ".." + sequence.getMaxValue() + ")",
                    "22003");
        Value before = engine.getLastIdentity();
        try {
            sequence.modify(value, null, null, null, null, null, null);
            // so the session's own value is this one
            if (called) engine.getNextValueFor(sequence, null);
            sequence.flush(engine);
        } catch (DbException e) {
            throw new SQLException("setval: " + e.getMessage(), "22003", e);
        }
        if (called) Asker.current().numbered(before, value);
        return value;
    }

    /** Null for a column without. */
    public static String pg_get_serial_sequence(Connection session, String table, String column) throws SQLException {
        if (table == null || column == null) return null;
        SessionLocal engine = engine(session);
        String[] parts = NameFunctions.parts(table);
        String last = parts[parts.length - 1];
        List<String> schemas = parts.length > 1
                ? List.of(parts[parts.length - 2])
                : Asker.current().searchPath();
        for (String one : schemas) {
            Schema schema = engine.getDatabase().findSchema(one);
            Table found = schema == null ? null : schema.findTableOrView(engine, last);
            if (found == null) continue;
            for (Column known : found.getColumns())
                if (known.getName().equals(column))
                    return known.getSequence() == null
                            ? null
                            : Expressions.name(one) + "." + Expressions.name(last + "_" + column + END);
            throw new SQLException("column \"" + column + "\" of relation \"" + last + "\" does not exist", "42703");
        }
        throw new SQLException("relation \"" + table + "\" does not exist", NO_TABLE);
    }
}
