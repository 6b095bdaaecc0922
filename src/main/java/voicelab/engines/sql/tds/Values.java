package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import voicelab.engines.sql.tds.text.SqlType;

/** Values between the engine and the wire: a Java type for each type of T-SQL. */
final class Values {
    private Values() {}

    /** A column of the current row as the wire wants it. */
    static Object read(ResultSet row, int column, SqlType type) throws SQLException {
        Object value = switch (type.name()) {
            case "bit" -> row.getBoolean(column);
            case "tinyint", "smallint", "int", "bigint" -> row.getLong(column);
            case "real" -> row.getFloat(column);
            case "float" -> row.getDouble(column);
            case "money", "smallmoney", "decimal", "numeric" -> row.getBigDecimal(column);
            case "date" -> row.getObject(column, LocalDate.class);
            case "time" -> row.getObject(column, LocalTime.class);
            case "datetime", "smalldatetime", "datetime2" -> row.getObject(column, LocalDateTime.class);
            case "datetimeoffset" -> row.getObject(column, OffsetDateTime.class);
            case "uniqueidentifier" -> row.getObject(column, UUID.class);
            case "char", "nchar", "varchar", "nvarchar" -> row.getString(column);
            default -> row.getBytes(column);
        };
        return row.wasNull() ? null : value;
    }

    static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof byte[] bytes) statement.setBytes(index, bytes);
        else statement.setObject(index, value);
    }

    /** As the journal shows a value. */
    static String shown(Object value) {
        if (value == null) return null;
        return value instanceof byte[] bytes ? "(" + bytes.length + " bytes)" : value.toString();
    }
}
