package voicelab.engines.sql.pg;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.sql.text.Tokens;

/** The columns of one table, their types, defaults and unique keys: for statements that are written anew with them. */
final class TableShape {
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final Map<String, List<String>> keys = new LinkedHashMap<>();

    private TableShape() {}

    /** @throws PgFault 42P01 when there is no such table */
    static TableShape of(Tokens table, PgSession session) throws PgFault, SQLException {
        String name = table.name(table.size() - 1);
        String schema = table.size() > 2 ? table.name(table.size() - 3) : schemaOf(name, session);
        TableShape shape = new TableShape();
        shape.readColumns(schema, name, session);
        if (shape.types.isEmpty()) throw new PgFault(States.NO_TABLE, "relation \"" + name + "\" does not exist");
        shape.readKeys(schema, name, session);
        return shape;
    }

    /** The first schema of the search path that has it. */
    private static String schemaOf(String name, PgSession session) throws PgFault, SQLException {
        for (String schema : SearchPath.schemas(session)) {
            try (PreparedStatement ask = session.engine()
                    .prepare("SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?")) {
                ask.setString(1, schema);
                ask.setString(2, name);
                try (ResultSet row = ask.executeQuery()) {
                    if (row.next()) return schema;
                }
            }
        }
        return "public";
    }

    private void readColumns(String schema, String name, PgSession session) throws SQLException {
        try (PreparedStatement ask = session.engine()
                .prepare(
                        "SELECT COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, COLUMN_DEFAULT,"
                                + " DATETIME_PRECISION FROM INFORMATION_SCHEMA.COLUMNS"
                                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION")) {
            ask.setString(1, schema);
            ask.setString(2, name);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString(1), typeOf(row));
                    if (row.getString(6) != null) defaults.put(row.getString(1), row.getString(6));
                }
            }
        }
    }

    /** Without lengths: a value that is too long shall be refused when it is stored, not be cut on its way. */
    private static String typeOf(ResultSet row) throws SQLException {
        String type = row.getString(2);
        return switch (type.toUpperCase(java.util.Locale.ROOT)) {
            case "ARRAY", "ROW", "ENUM", "INTERVAL", "USER-DEFINED" -> null;
            case "CHARACTER" -> "VARCHAR";
            case "NUMERIC" -> "NUMERIC(" + row.getString(4) + ", " + row.getString(5) + ")";
            default -> type;
        };
    }

    private void readKeys(String schema, String name, PgSession session) throws SQLException {
        try (PreparedStatement ask = session.engine()
                .prepare(
                        "SELECT COALESCE(T.CONSTRAINT_NAME, I.INDEX_NAME), C.COLUMN_NAME FROM INFORMATION_SCHEMA.INDEXES I"
                                + " JOIN INFORMATION_SCHEMA.INDEX_COLUMNS C ON C.INDEX_SCHEMA = I.INDEX_SCHEMA AND C.INDEX_NAME = I.INDEX_NAME"
                                + " LEFT JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T ON T.INDEX_SCHEMA = I.INDEX_SCHEMA AND T.INDEX_NAME = I.INDEX_NAME"
                                + " AND T.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')"
                                + " WHERE I.TABLE_SCHEMA = ? AND I.TABLE_NAME = ? AND I.INDEX_TYPE_NAME IN ('PRIMARY KEY', 'UNIQUE INDEX', 'UNIQUE NULLS DISTINCT INDEX')"
                                + " ORDER BY 1, C.ORDINAL_POSITION")) {
            ask.setString(1, schema);
            ask.setString(2, name);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next())
                    keys.computeIfAbsent(row.getString(1), k -> new ArrayList<>())
                            .add(row.getString(2));
            }
        }
    }

    List<String> columns() {
        return List.copyOf(types.keySet());
    }

    /** The engine's words for a column's type, or null where a value needs none. */
    String type(String column) {
        return types.get(column);
    }

    /** What a client should send for it. */
    int oid(String column) {
        int oid = ColumnTypes.base(types.get(column).replaceFirst("\\(.*", "").toUpperCase(java.util.Locale.ROOT))
                .oid();
        return oid == PgType.VARCHAR.oid() ? PgType.TEXT.oid() : oid;
    }

    String defaultOf(String column) {
        return defaults.get(column);
    }

    List<String> columnsOf(String key) {
        return keys.getOrDefault(key, List.of());
    }

    /** Whether a row of those columns can meet another one in a key that is not the target. */
    boolean hitsOther(List<String> target, List<String> given) {
        return keys.values().stream()
                .anyMatch(key -> !new HashSet<>(key).equals(new HashSet<>(target))
                        && key.stream().anyMatch(given::contains));
    }

    boolean isUnique(List<String> columns) {
        return keys.values().stream().anyMatch(key -> new HashSet<>(key).equals(new HashSet<>(columns)));
    }
}
