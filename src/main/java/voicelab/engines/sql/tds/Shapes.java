package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import voicelab.engines.sql.SqlSession;
import voicelab.engines.sql.tds.text.SqlType;

/**
 * The columns of tables with the types that they were declared with. The engine has fewer types than T-SQL; the declared
 * one is kept as the column's remark and read again when a shape has changed.
 */
final class Shapes {
    private final SqlSession session;
    private Map<String, List<Column>> tables = Map.of();
    private long version = -1;

    /** @param type null when the engine's own says all */
    record Column(String name, SqlType type, boolean identity, boolean nullable) {}

    Shapes(SqlSession session) {
        this.session = session;
    }

    /** The columns in their order; empty when there is no such table. */
    List<Column> columns(String schema, String table) throws SQLException {
        if (version != session.database().shapeVersion()) read();
        return tables.getOrDefault(key(schema, table), List.of());
    }

    /** Null when the engine's own type says all. */
    Column column(String schema, String table, String column) throws SQLException {
        for (Column one : columns(schema, table)) if (one.name().equalsIgnoreCase(column)) return one;
        return null;
    }

    /** A temporary table has changed, of which the database's version does not tell. */
    void stale() {
        version = -1;
    }

    private static String key(String schema, String table) {
        return (schema + "." + table).toLowerCase(Locale.ROOT);
    }

    private void read() throws SQLException {
        Map<String, List<Column>> found = new HashMap<>();
        long now = session.database().shapeVersion();
        try (PreparedStatement asked = session.prepare(
                        "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, REMARKS, IS_IDENTITY, IS_NULLABLE"
                                + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'sys')"
                                + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION");
                ResultSet row = asked.executeQuery()) {
            while (row.next()) {
                String remark = row.getString(4);
                SqlType type = remark == null ? null : SqlType.parse(remark).orElse(null);
                found.computeIfAbsent(key(row.getString(1), row.getString(2)), t -> new ArrayList<>())
                        .add(new Column(
                                row.getString(3),
                                type,
                                "YES".equals(row.getString(5)),
                                "YES".equals(row.getString(6))));
            }
        }
        tables = found;
        version = now;
    }
}
