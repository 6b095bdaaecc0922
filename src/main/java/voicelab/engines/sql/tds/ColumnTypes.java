package voicelab.engines.sql.tds;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.protocols.tds.TdsColumn;

/** The columns of an answer: as declared when they come straight from a table, else by the engine's type. */
final class ColumnTypes {
    private static final String DEFAULT_SCHEMA = "dbo";

    private final List<TdsColumn> columns = new ArrayList<>();
    private final List<SqlType> types = new ArrayList<>();

    private ColumnTypes() {}

    static ColumnTypes of(ResultSetMetaData told, Shapes shapes) throws SQLException {
        ColumnTypes all = new ColumnTypes();
        for (int i = 1; i <= told.getColumnCount(); i++) {
            Shapes.Column column = source(told, i, shapes);
            SqlType type = column != null && column.type() != null ? column.type() : ofEngine(told, i);
            boolean nullable = told.isNullable(i) != ResultSetMetaData.columnNoNulls;
            String label = told.getColumnLabel(i);
            all.types.add(type);
            all.columns.add(new TdsColumn(
                    isMadeUp(told, i, label) ? "" : label, type.wire(), nullable, column != null && column.identity()));
        }
        return all;
    }

    private static Shapes.Column source(ResultSetMetaData told, int i, Shapes shapes) throws SQLException {
        String table = told.getTableName(i);
        if (table == null || table.isEmpty()) return null;
        String schema = told.getSchemaName(i);
        return shapes.column(
                schema == null || schema.isEmpty() ? DEFAULT_SCHEMA : schema, table, told.getColumnName(i));
    }

    /** A column without a name has none in SQL Server; the engine shows the expression. */
    private static boolean isMadeUp(ResultSetMetaData told, int i, String label) throws SQLException {
        String table = told.getTableName(i);
        if (table != null && !table.isEmpty()) return false;
        return label.indexOf('(') >= 0
                || label.indexOf('\'') >= 0
                || label.indexOf('?') >= 0
                || (label.indexOf(' ') > 0 && label.indexOf('"') >= 0)
                || label.matches("-?[0-9.]+|NULL|TRUE|FALSE");
    }

    static SqlType ofEngine(ResultSetMetaData told, int i) throws SQLException {
        return ofEngine(told.getColumnType(i), told.getPrecision(i), told.getScale(i), told.getColumnTypeName(i));
    }

    static SqlType ofEngine(int type, int precision, int scale, String name) {
        return switch (type) {
            case Types.BOOLEAN, Types.BIT -> SqlType.BIT;
            case Types.TINYINT, Types.SMALLINT -> SqlType.SMALLINT;
            case Types.INTEGER, Types.NULL -> SqlType.INT;
            case Types.BIGINT -> SqlType.BIGINT;
            case Types.REAL -> SqlType.REAL;
            case Types.DOUBLE, Types.FLOAT -> SqlType.FLOAT;
            case Types.NUMERIC, Types.DECIMAL -> SqlType.decimal(precision, scale);
            case Types.DATE -> SqlType.DATE;
            case Types.TIME -> SqlType.time("time", scale);
            case Types.TIMESTAMP -> SqlType.time("datetime2", scale);
            case Types.TIMESTAMP_WITH_TIMEZONE -> SqlType.time("datetimeoffset", scale);
            case Types.CHAR -> SqlType.nchar(precision);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                name.equals("UUID") ? SqlType.GUID : SqlType.varbinary(type == Types.BLOB ? SqlType.MAX : precision);
            case Types.CLOB -> SqlType.nvarchar(SqlType.MAX);
            case Types.OTHER -> name.equals("UUID") ? SqlType.GUID : SqlType.nvarchar(SqlType.MAX);
            default -> SqlType.nvarchar(precision);
        };
    }

    List<TdsColumn> columns() {
        return columns;
    }

    SqlType type(int i) {
        return types.get(i);
    }

    int size() {
        return types.size();
    }
}
