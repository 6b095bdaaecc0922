package voicelab.engines.sql.pg;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.h2.api.Interval;
import voicelab.protocols.pgwire.WireBuffer;

/** The engine's values as fields of rows, in text or binary. */
final class ValueWriter {
    private final ZoneId zone;

    /** @param zone the session's, for timestamps with time zone in text */
    ValueWriter(ZoneId zone) {
        this.zone = zone;
    }

    void write(ResultSet row, int i, int oid, int format, WireBuffer out) throws SQLException {
        PgType type = PgType.of(oid);
        Object value = type == null ? row.getArray(i) : read(row, i, type);
        write(value, oid, format, out);
    }

    /** A column's value in text, null for NULL. */
    String textOf(ResultSet row, int i, int oid) throws SQLException {
        PgType type = PgType.of(oid);
        Object value = type == null ? row.getArray(i) : read(row, i, type);
        return value == null ? null : text(value, oid);
    }

    /** @param value as {@link #read} gives it */
    void write(Object value, int oid, int format, WireBuffer out) throws SQLException {
        PgType type = PgType.of(oid);
        if (value == null) out.int32(-1);
        else if (type == null && format == 1) Arrays.binary(elements(value), PgType.elementOf(oid), this, out);
        else if (format == 1) binary(value, type, out);
        else out.field(text(value, oid).getBytes(StandardCharsets.UTF_8));
    }

    private static Object read(ResultSet row, int i, PgType type) throws SQLException {
        return switch (type) {
            case BOOL -> whole(row.getBoolean(i), row);
            case INT2, INT4, INT8, OID, REGCLASS, REGTYPE -> whole(row.getLong(i), row);
            case FLOAT4 -> whole(row.getFloat(i), row);
            case FLOAT8 -> whole(row.getDouble(i), row);
            case NUMERIC -> row.getBigDecimal(i);
            case BYTEA -> row.getBytes(i);
            case DATE -> row.getObject(i, LocalDate.class);
            case TIME -> row.getObject(i, LocalTime.class);
            case TIMETZ -> row.getObject(i, OffsetTime.class);
            case TIMESTAMP -> row.getObject(i, LocalDateTime.class);
            case TIMESTAMPTZ -> row.getObject(i, OffsetDateTime.class);
            case UUID -> row.getObject(i, UUID.class);
            case INTERVAL -> interval(row.getObject(i));
            default -> row.getString(i);
        };
    }

    private static Object whole(Object value, ResultSet row) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private static Object interval(Object engine) {
        return engine instanceof Interval i ? Intervals.of(i) : engine;
    }

    private static Object[] elements(Object array) throws SQLException {
        return array instanceof Array a ? (Object[]) a.getArray() : (Object[]) array;
    }

    String text(Object value, int oid) throws SQLException {
        PgType type = PgType.of(oid);
        return type == null ? Arrays.text(elements(value), PgType.elementOf(oid), this) : text(value, type);
    }

    private String text(Object value, PgType type) {
        return switch (type) {
            case BOOL -> (Boolean) value ? "t" : "f";
            case FLOAT4 -> Floats.text((Float) value);
            case FLOAT8 -> Floats.text((Double) value);
            case NUMERIC -> ((BigDecimal) value).toPlainString();
            case BYTEA -> "\\x" + HexFormat.of().formatHex((byte[]) value);
            case TIME -> Instants.text((LocalTime) value);
            case TIMETZ -> Instants.text((OffsetTime) value);
            case TIMESTAMP -> Instants.text((LocalDateTime) value);
            case TIMESTAMPTZ -> Instants.text((OffsetDateTime) value, zone);
            default -> value.toString();
        };
    }

    private static void binary(Object value, PgType type, WireBuffer out) {
        switch (type) {
            case BOOL -> out.int32(1).int8((Boolean) value ? 1 : 0);
            case INT2 -> out.int32(2).int16(((Number) value).intValue());
            case INT4, OID, REGCLASS, REGTYPE -> out.int32(4).int32(((Number) value).intValue());
            case INT8 -> out.int32(8).int64(((Number) value).longValue());
            case FLOAT4 -> out.int32(4).int32(Float.floatToIntBits((Float) value));
            case FLOAT8 -> out.int32(8).int64(Double.doubleToLongBits((Double) value));
            case NUMERIC -> Numerics.write((BigDecimal) value, out);
            case BYTEA -> out.field((byte[]) value);
            case DATE -> out.int32(4).int32(Instants.days((LocalDate) value));
            case TIME -> out.int32(8).int64(Instants.micros((LocalTime) value));
            case TIMETZ -> {
                OffsetTime time = (OffsetTime) value;
                out.int32(12)
                        .int64(Instants.micros(time.toLocalTime()))
                        .int32(-time.getOffset().getTotalSeconds());
            }
            case TIMESTAMP -> out.int32(8).int64(Instants.micros((LocalDateTime) value));
            case TIMESTAMPTZ ->
                out.int32(8)
                        .int64(Instants.micros(((OffsetDateTime) value)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime()));
            case UUID ->
                out.int32(16)
                        .int64(((UUID) value).getMostSignificantBits())
                        .int64(((UUID) value).getLeastSignificantBits());
            case INTERVAL -> {
                Intervals interval = (Intervals) value;
                out.int32(16)
                        .int64(interval.micros())
                        .int32((int) interval.days())
                        .int32(interval.months());
            }
            case JSONB -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                out.int32(text.length + 1).int8(1).raw(text);
            }
            default -> out.field(value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
