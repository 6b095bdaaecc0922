package voicelab.engines.sql.pg;

import java.sql.ParameterMetaData;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.pgwire.WireColumn;

/** The engine's types as PostgreSQL's. */
public final class ColumnTypes {
    /** H2's VARCHAR without a length: what {@code text} is stored as. */
    private static final int UNBOUNDED = 1_048_576;

    private static final int TYPMOD_EXTRA = 4;

    private ColumnTypes() {}

    static List<WireColumn> columns(ResultSetMetaData meta) throws SQLException {
        List<WireColumn> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) columns.add(column(meta, i));
        return columns;
    }

    private static WireColumn column(ResultSetMetaData meta, int i) throws SQLException {
        int oid = oid(meta.getColumnTypeName(i));
        boolean ofTable = !meta.getTableName(i).isEmpty();
        int modifier = -1;
        int precision = meta.getPrecision(i);
        if (oid == PgType.VARCHAR.oid() || oid == PgType.BPCHAR.oid()) {
            // PostgreSQL gives literals and expressions of text no length
            if (precision >= UNBOUNDED || !ofTable) oid = PgType.TEXT.oid();
            else modifier = precision + TYPMOD_EXTRA;
        } else if (oid == PgType.NUMERIC.oid() && ofTable && precision < 100_000)
            modifier = (precision << 16 | meta.getScale(i)) + TYPMOD_EXTRA;
        PgType type = PgType.of(oid);
        return new WireColumn(meta.getColumnLabel(i), 0, 0, oid, type == null ? -1 : type.size(), modifier);
    }

    /** What the engine found out about a parameter; text where it knows nothing. */
    static int parameter(ParameterMetaData meta, int i) throws SQLException {
        int oid = oid(meta.getParameterTypeName(i));
        return oid == PgType.VARCHAR.oid() || oid == PgType.BPCHAR.oid() ? PgType.TEXT.oid() : oid;
    }

    private static int oid(String engineName) {
        if (engineName.endsWith(" ARRAY") || (engineName.endsWith("]") && engineName.contains(" ARRAY[")))
            return base(engineName.replaceFirst(" ARRAY.*$", "").replaceFirst("\\([^)]*\\)", ""))
                    .array();
        return base(engineName).oid();
    }

    /** The scalar type that the engine calls so. */
    public static PgType base(String engineName) {
        return switch (engineName) {
            case "BOOLEAN" -> PgType.BOOL;
            case "SMALLINT", "TINYINT" -> PgType.INT2;
            case "INTEGER" -> PgType.INT4;
            case "BIGINT" -> PgType.INT8;
            case "REAL" -> PgType.FLOAT4;
            case "DOUBLE PRECISION" -> PgType.FLOAT8;
            case "NUMERIC", "DECFLOAT" -> PgType.NUMERIC;
            case "CHARACTER" -> PgType.BPCHAR;
            case "CHARACTER VARYING" -> PgType.VARCHAR;
            case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT" -> PgType.BYTEA;
            case "UUID" -> PgType.UUID;
            case "JSON" -> PgType.JSON;
            case "DATE" -> PgType.DATE;
            case "TIME" -> PgType.TIME;
            case "TIME WITH TIME ZONE" -> PgType.TIMETZ;
            case "TIMESTAMP" -> PgType.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> PgType.TIMESTAMPTZ;
            default -> engineName.startsWith("INTERVAL") ? PgType.INTERVAL : PgType.TEXT;
        };
    }
}
