package voicelab.protocols.tds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.UUID;

/** Values as they stand in ROW and RETURNVALUE, [MS-TDS] 2.2.5.5; the same Java types as {@link ValueReader}'s. */
public final class ValueWriter {
    private static final int NULL_SHORT = 0xFFFF;
    private static final int CHUNK_BYTES = 1 << 16;

    private ValueWriter() {}

    /** @param value of the Java type that belongs to the TDS type; null for NULL */
    public static void write(TdsType type, Object value, TdsOutput out) {
        if (value == null) {
            writeNull(type, out);
            return;
        }
        switch (type.token()) {
            case TdsType.INTN -> out.u8(type.size()).unsigned(((Number) value).longValue(), type.size());
            case TdsType.BITN -> out.u8(1).u8((Boolean) value ? 1 : 0);
            case TdsType.FLTN -> floating(type.size(), (Number) value, out);
            case TdsType.MONEYN -> money(type.size(), (BigDecimal) value, out);
            case TdsType.DATETIMN -> Times.writeDatetime(type.size(), (LocalDateTime) value, out.u8(type.size()));
            case TdsType.GUID -> guid((UUID) value, out);
            case TdsType.DECIMALN, TdsType.NUMERICN -> decimal(type, (BigDecimal) value, out);
            case TdsType.DATEN, TdsType.TIMEN, TdsType.DATETIME2N, TdsType.DATETIMEOFFSETN ->
                Times.write(type, value, out.u8(type.size()));
            default -> bytes(type, bytesOf(type, value), out);
        }
    }

    private static void writeNull(TdsType type, TdsOutput out) {
        switch (type.token()) {
            case TdsType.BIGVARBIN,
                    TdsType.BIGBINARY,
                    TdsType.BIGVARCHAR,
                    TdsType.BIGCHAR,
                    TdsType.NVARCHAR,
                    TdsType.NCHAR -> {
                if (type.isMax()) out.i64(-1);
                else out.u16(NULL_SHORT);
            }
            default -> out.u8(0);
        }
    }

    private static void floating(int size, Number value, TdsOutput out) {
        out.u8(size);
        if (size == 4) out.i32(Float.floatToIntBits(value.floatValue()));
        else out.i64(Double.doubleToLongBits(value.doubleValue()));
    }

    private static void money(int size, BigDecimal value, TdsOutput out) {
        long units = value.setScale(4, RoundingMode.HALF_UP).unscaledValue().longValue();
        out.u8(size);
        if (size == 4) out.i32((int) units);
        else out.i32((int) (units >> 32)).i32((int) units);
    }

    private static void decimal(TdsType type, BigDecimal value, TdsOutput out) {
        BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        byte[] big = scaled.unscaledValue().abs().toByteArray();
        out.u8(type.size()).u8(scaled.signum() < 0 ? 0 : 1);
        for (int i = 0; i < type.size() - 1; i++) out.u8(i < big.length ? big[big.length - 1 - i] : 0);
    }

    private static void guid(UUID value, TdsOutput out) {
        long high = value.getMostSignificantBits();
        out.u8(16).i32((int) (high >> 32)).u16((int) (high >> 16)).u16((int) high);
        out.bytes(ByteBuffer.allocate(Long.BYTES)
                .putLong(value.getLeastSignificantBits())
                .array());
    }

    private static byte[] bytesOf(TdsType type, Object value) {
        if (value instanceof byte[] bytes) return bytes;
        Charset charset = type.token() == TdsType.NVARCHAR || type.token() == TdsType.NCHAR
                ? StandardCharsets.UTF_16LE
                : type.collation().charset();
        return ((String) value).getBytes(charset);
    }

    private static void bytes(TdsType type, byte[] bytes, TdsOutput out) {
        if (type.isMax()) {
            chunks(bytes, out);
            return;
        }
        byte[] fitting = bytes.length > type.size() ? Arrays.copyOf(bytes, type.size()) : bytes;
        out.u16(fitting.length).bytes(fitting);
    }

    private static void chunks(byte[] bytes, TdsOutput out) {
        out.i64(bytes.length);
        for (int at = 0; at < bytes.length; at += CHUNK_BYTES) {
            int some = Math.min(CHUNK_BYTES, bytes.length - at);
            out.i32(some).bytes(bytes, at, some);
        }
        out.i32(0);
    }
}
