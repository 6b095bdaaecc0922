package voicelab.engines.frames.config.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.server.HistoryEntry;
import voicelab.engines.frames.config.server.StoreChange;
import voicelab.protocols.sql.SqlStatement;

/** The statements that the tables are made, filled and read with; {@code docs/config-server.md} shows them to integrators. */
final class ConfigTables {
    /** Grows when a column changes; a database of another version is left alone. */
    static final int SCHEMA_VERSION = 1;

    private static final int ROWS_A_STATEMENT = 100;
    private static final int MAX_STATEMENT_CHARS = 256 * 1024;

    private static final List<String> MADE = List.of(
            "CREATE TABLE IF NOT EXISTS lab_config_state (id INTEGER CONSTRAINT lab_config_state_pkey PRIMARY KEY,"
                    + " schema_version INTEGER NOT NULL, last_change BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS lab_config_object (object_type INTEGER NOT NULL, dbid INTEGER NOT NULL,"
                    + " type_name VARCHAR(64) NOT NULL, name VARCHAR NOT NULL, tenant_dbid INTEGER, state INTEGER,"
                    + " body VARCHAR NOT NULL, changed_at TIMESTAMP WITH TIME ZONE NOT NULL,"
                    + " CONSTRAINT lab_config_object_pkey PRIMARY KEY (object_type, dbid))",
            "CREATE TABLE IF NOT EXISTS lab_config_last_dbid"
                    + " (object_type INTEGER CONSTRAINT lab_config_last_dbid_pkey PRIMARY KEY, last_dbid INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS lab_config_history"
                    + " (number BIGINT CONSTRAINT lab_config_history_pkey PRIMARY KEY,"
                    + " changed_at TIMESTAMP WITH TIME ZONE NOT NULL, user_name VARCHAR NOT NULL,"
                    + " client_name VARCHAR NOT NULL, kind VARCHAR(16) NOT NULL, object_type INTEGER NOT NULL,"
                    + " dbid INTEGER NOT NULL, name VARCHAR NOT NULL, detail VARCHAR NOT NULL)");

    private static final String INTO_OBJECT = "INSERT INTO lab_config_object"
            + " (object_type, dbid, type_name, name, tenant_dbid, state, body, changed_at) VALUES ";
    private static final String INTO_HISTORY = "INSERT INTO lab_config_history"
            + " (number, changed_at, user_name, client_name, kind, object_type, dbid, name, detail) VALUES ";
    private static final String INTO_LAST_DBID = "INSERT INTO lab_config_last_dbid (object_type, last_dbid) VALUES ";

    private ConfigTables() {}

    /** Makes what is missing. */
    static List<SqlStatement> schema() {
        return MADE.stream().map(SqlStatement::of).toList();
    }

    static SqlStatement readState() {
        return SqlStatement.of("SELECT schema_version, last_change FROM lab_config_state WHERE id = 1");
    }

    static SqlStatement readLastDbids() {
        return SqlStatement.of("SELECT object_type, last_dbid FROM lab_config_last_dbid");
    }

    static SqlStatement readObjects() {
        return SqlStatement.of("SELECT object_type, dbid, body FROM lab_config_object ORDER BY object_type, dbid");
    }

    /** The latest entries, newest first. */
    static SqlStatement readHistory(int most) {
        return SqlStatement.of(
                "SELECT number, changed_at, user_name, client_name, kind, object_type, dbid, name, detail"
                        + " FROM lab_config_history ORDER BY number DESC LIMIT " + most);
    }

    /**
     * One write. The state's row goes first: it fails the transaction when somebody else changed the tables meanwhile.
     *
     * @param from the last change that the tables are known to hold
     * @param forgotten entries of the history up to this number have outlived their bound
     */
    static List<SqlStatement> write(long from, List<StoreChange> changes, List<HistoryEntry> entries, long forgotten) {
        List<SqlStatement> all = new ArrayList<>();
        all.add(SqlStatement.of(
                        "UPDATE lab_config_state SET last_change = ? WHERE id = 1 AND last_change = ?",
                        from + changes.size(),
                        from)
                .changing(1));
        OffsetDateTime at = entries.get(0).at().atOffset(ZoneOffset.UTC);
        all.addAll(rows(INTO_HISTORY, entries.stream().map(ConfigTables::row).toList()));
        if (forgotten > 0) all.add(SqlStatement.of("DELETE FROM lab_config_history WHERE number <= ?", forgotten));
        for (StoreChange change : changes) all.addAll(write(change, at));
        return all;
    }

    private static List<SqlStatement> write(StoreChange change, OffsetDateTime at) {
        CfgObject object = change.object();
        int type = object.type().number();
        return switch (change.kind()) {
            case CREATED ->
                List.of(
                        lastDbid(type, object.dbid()),
                        rows(INTO_OBJECT, List.of(row(object, at))).get(0));
            case UPDATED ->
                List.of(SqlStatement.of(
                                "UPDATE lab_config_object SET name = ?, tenant_dbid = ?, state = ?, body = ?, changed_at = ?"
                                        + " WHERE object_type = ? AND dbid = ?",
                                object.name(),
                                object.tenantDbid(),
                                object.number(CfgObject.STATE).orElse(1),
                                object.json().toString(),
                                at,
                                type,
                                object.dbid())
                        .changing(1));
            case DELETED ->
                List.of(SqlStatement.of(
                                "DELETE FROM lab_config_object WHERE object_type = ? AND dbid = ?", type, object.dbid())
                        .changing(1));
        };
    }

    private static SqlStatement lastDbid(int type, int dbid) {
        return SqlStatement.of("UPDATE lab_config_last_dbid SET last_dbid = ? WHERE object_type = ?", dbid, type)
                .changing(1);
    }

    /**
     * Everything anew.
     *
     * @param blank whether all tables are known to be empty
     */
    static List<SqlStatement> rewrite(
            long lastChange,
            Map<Integer, Integer> lastDbids,
            Collection<CfgObject> objects,
            List<HistoryEntry> history,
            boolean blank,
            OffsetDateTime at) {
        List<SqlStatement> all = new ArrayList<>();
        if (!blank)
            for (String table : List.of("state", "object", "last_dbid", "history"))
                all.add(SqlStatement.of("DELETE FROM lab_config_" + table));
        all.add(SqlStatement.of(
                "INSERT INTO lab_config_state (id, schema_version, last_change) VALUES (1, ?, ?)",
                SCHEMA_VERSION,
                lastChange));
        all.addAll(moreTypes(lastDbids));
        all.addAll(rows(
                INTO_OBJECT, objects.stream().map(object -> row(object, at)).toList()));
        all.addAll(rows(INTO_HISTORY, history.stream().map(ConfigTables::row).toList()));
        return all;
    }

    /** Rows for types that the tables do not number yet. */
    static List<SqlStatement> moreTypes(Map<Integer, Integer> lastDbids) {
        List<List<Object>> lasts = new ArrayList<>();
        lastDbids.forEach((type, last) -> lasts.add(List.of(type, last)));
        return rows(INTO_LAST_DBID, lasts);
    }

    private static List<Object> row(CfgObject object, OffsetDateTime at) {
        return Arrays.asList(
                object.type().number(),
                object.dbid(),
                object.type().typeName(),
                object.name(),
                object.tenantDbid(),
                object.number(CfgObject.STATE).orElse(1),
                object.json().toString(),
                at);
    }

    private static List<Object> row(HistoryEntry entry) {
        return List.of(
                entry.number(),
                entry.at().atOffset(ZoneOffset.UTC),
                entry.author().userName(),
                entry.author().clientName(),
                entry.kind().name(),
                entry.objectType(),
                entry.dbid(),
                entry.name(),
                entry.detail());
    }

    /** Inserts of many rows each: a round trip a row would cost the boot. */
    private static List<SqlStatement> rows(String into, List<List<Object>> rows) {
        List<SqlStatement> all = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        int count = 0;
        int chars = 0;
        for (List<Object> row : rows) {
            values.addAll(row);
            count++;
            for (Object value : row) chars += value instanceof String text ? text.length() : 0;
            if (count < ROWS_A_STATEMENT && chars < MAX_STATEMENT_CHARS) continue;
            all.add(insert(into, count, values));
            values.clear();
            count = 0;
            chars = 0;
        }
        if (count > 0) all.add(insert(into, count, values));
        return all;
    }

    private static SqlStatement insert(String into, int rows, List<Object> values) {
        String row = "(" + String.join(", ", Collections.nCopies(values.size() / rows, "?")) + ")";
        return SqlStatement.of(into + String.join(", ", Collections.nCopies(rows, row)), values.toArray());
    }
}
