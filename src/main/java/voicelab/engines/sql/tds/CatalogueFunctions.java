package voicelab.engines.sql.tds;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import voicelab.engines.sql.tds.text.SqlType;

/** What the catalogue's views and T-SQL's metadata functions compute; called by the engine (catalogue.sql). */
public final class CatalogueFunctions {
    private static final int FIRST_OBJECT = 1_000;

    private CatalogueFunctions() {}

    /** The type of a column: as it was declared, else by the engine's. */
    public static String declared(
            String remark, String type, Long characters, Integer precision, Integer scale, Integer fraction) {
        if (remark != null && SqlType.parse(remark).isPresent()) return remark;
        int length = characters == null ? 0 : (int) Math.min(characters, Integer.MAX_VALUE);
        SqlType found = switch (type) {
            case "BOOLEAN" -> SqlType.BIT;
            case "SMALLINT", "TINYINT" -> SqlType.SMALLINT;
            case "INTEGER" -> SqlType.INT;
            case "BIGINT" -> SqlType.BIGINT;
            case "REAL" -> SqlType.REAL;
            case "DOUBLE PRECISION" -> SqlType.FLOAT;
            case "NUMERIC", "DECFLOAT" ->
                SqlType.decimal(precision == null ? 38 : precision, scale == null ? 0 : scale);
            case "DATE" -> SqlType.DATE;
            case "UUID" -> SqlType.GUID;
            case "CHARACTER" -> SqlType.nchar(length);
            case "BINARY VARYING", "BINARY" -> SqlType.varbinary(length);
            case "BINARY LARGE OBJECT" -> SqlType.varbinary(SqlType.MAX);
            default ->
                type.startsWith("TIMESTAMP")
                        ? SqlType.time(
                                type.endsWith("WITH TIME ZONE") ? "datetimeoffset" : "datetime2",
                                fraction == null ? 7 : fraction)
                        : type.startsWith("TIME")
                                ? SqlType.time("time", fraction == null ? 7 : fraction)
                                : SqlType.nvarchar(length);
        };
        return found.declared();
    }

    public static String typeName(String declared) {
        return SqlType.parse(declared).map(SqlType::name).orElse(declared);
    }

    /** One of the numbers that catalogues tell of a type; null where it has none. */
    public static Integer typeNumber(String declared, String what) {
        return SqlType.parse(declared).map(type -> TypeNumbers.of(type, what)).orElse(null);
    }

    /** Objects have no numbers in the engine: their names make them. */
    public static int numberOf(String schema, String name) {
        int hash = (schema + "." + name).toLowerCase(Locale.ROOT).hashCode() & 0x7FFF_FFFF;
        return hash < FIRST_OBJECT ? hash + FIRST_OBJECT : hash;
    }

    public static int schemaNumber(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "dbo" -> 1;
            case "information_schema" -> 3;
            case "sys" -> 4;
            default -> numberOf("", name);
        };
    }

    /** T-SQL's LIKE, with {@code [a-z]} and {@code [^a]}. */
    public static boolean like(String value, String pattern) {
        return value != null
                && pattern != null
                && LikePattern.of(pattern).matcher(value).matches();
    }

    public static Integer objectId(Connection session, String name) throws SQLException {
        return objectId(session, name, null);
    }

    public static Integer objectId(Connection session, String name, String type) throws SQLException {
        if (name == null) return null;
        String[] parts = parts(name);
        String sql = "SELECT object_id FROM \"sys\".\"objects\" WHERE schema_id = ? AND name = ?"
                + (type == null ? "" : " AND TRIM(type) = ?");
        try (PreparedStatement asked = session.prepareStatement(sql)) {
            asked.setInt(1, schemaNumber(parts[0]));
            asked.setString(2, parts[1]);
            if (type != null) asked.setString(3, type.strip().toUpperCase(Locale.ROOT));
            try (ResultSet row = asked.executeQuery()) {
                if (row.next()) return row.getInt(1);
            }
        }
        return parts[1].startsWith("#") ? temporary(session, parts[1]) : null;
    }

    private static Integer temporary(Connection session, String name) throws SQLException {
        String sql =
                "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'LOCAL TEMPORARY' AND LOWER(TABLE_NAME) = LOWER(?)";
        try (PreparedStatement asked = session.prepareStatement(sql)) {
            asked.setString(1, name);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? -numberOf("tempdb", name) : null;
            }
        }
    }

    /** Schema and name of {@code [db].[schema].[name]}. */
    private static String[] parts(String name) {
        String[] parts =
                name.replace("[", "").replace("]", "").replace("\"", "").split("\\.");
        int last = parts.length - 1;
        String schema = last > 0 && !parts[last - 1].isEmpty() && !parts[last - 1].equalsIgnoreCase("tempdb")
                ? parts[last - 1]
                : "dbo";
        return new String[] {schema, last < 0 ? "" : parts[last]};
    }

    public static String objectName(Connection session, Integer id) throws SQLException {
        return one(session, "SELECT name FROM \"sys\".\"objects\" WHERE object_id = ?", id);
    }

    public static String objectSchemaName(Connection session, Integer id) throws SQLException {
        return one(
                session,
                "SELECT s.name FROM \"sys\".\"objects\" o JOIN \"sys\".\"schemas\" s ON s.schema_id = o.schema_id"
                        + " WHERE o.object_id = ?",
                id);
    }

    public static Integer schemaId(Connection session, String name) throws SQLException {
        String found = one(session, "SELECT schema_id FROM \"sys\".\"schemas\" WHERE name = ?", name);
        return found == null ? null : Integer.valueOf(found);
    }

    public static String schemaName(Connection session, Integer id) throws SQLException {
        return one(session, "SELECT name FROM \"sys\".\"schemas\" WHERE schema_id = ?", id);
    }

    public static Integer databaseId(Connection session, String name) throws SQLException {
        String found = one(session, "SELECT database_id FROM \"sys\".\"databases\" WHERE name = ?", name);
        return found == null ? null : Integer.valueOf(found);
    }

    public static String databaseName(Connection session, Integer id) throws SQLException {
        return one(session, "SELECT name FROM \"sys\".\"databases\" WHERE database_id = ?", id);
    }

    private static String one(Connection session, String sql, Object value) throws SQLException {
        if (value == null) return null;
        try (PreparedStatement asked = session.prepareStatement(sql)) {
            asked.setObject(1, value);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    public static String typeNameOf(Integer id) {
        return id == null ? null : SystemTypes.name(id);
    }

    public static Integer typeId(String name) {
        return name == null ? null : SqlType.parse(name).map(SystemTypes::id).orElse(null);
    }

    public static Integer columnLength(Connection session, String table, String column) throws SQLException {
        Integer id = objectId(session, table);
        if (id == null || column == null) return null;
        String sql = "SELECT max_length FROM \"sys\".\"columns\" WHERE object_id = ? AND name = ?";
        try (PreparedStatement asked = session.prepareStatement(sql)) {
            asked.setInt(1, id);
            asked.setString(2, column);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? Integer.valueOf(row.getInt(1)) : null;
            }
        }
    }

    public static String quoteName(String name) {
        return name == null || name.length() > 128 ? null : "[" + name.replace("]", "]]") + "]";
    }

    private static final Pattern NUMERIC = Pattern.compile("\\s*[-+]?[$]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*");

    public static int isNumeric(String text) {
        return text != null && NUMERIC.matcher(text).matches() ? 1 : 0;
    }
}
