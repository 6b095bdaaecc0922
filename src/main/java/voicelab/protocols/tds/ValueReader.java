package voicelab.protocols.tds;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Values as they stand in a request, [MS-TDS] 2.2.5.5: null, {@code Boolean}, {@code Long} for all integers, {@code Float},
 * {@code Double}, {@code BigDecimal}, {@code String}, {@code byte[]}, {@code UUID} and the types of java.time.
 */
public final class ValueReader {
    private static final int NULL_SHORT = 0xFFFF;
    private static final long PLP_NULL = -1;

    private ValueReader() {}

    public static Object read(TdsType type, TdsInput in) throws TdsException {
        return switch (type.token()) {
            case TdsType.NULL -> null;
            case TdsType.INT1, TdsType.INT2, TdsType.INT4, TdsType.INT8 -> integer(type.size(), in);
            case TdsType.BIT -> in.u8() != 0;
            case TdsType.FLT4, TdsType.FLT8 -> floating(type.size(), in);
            case TdsType.MONEY, TdsType.MONEY4 -> money(type.size(), in);
            case TdsType.DATETIME, TdsType.DATETIM4 -> Times.readDatetime(type.size(), in);
            case TdsType.INTN,
                    TdsType.BITN,
                    TdsType.FLTN,
                    TdsType.MONEYN,
                    TdsType.DATETIMN,
                    TdsType.GUID,
                    TdsType.DATEN,
                    TdsType.TIMEN,
                    TdsType.DATETIME2N,
                    TdsType.DATETIMEOFFSETN,
                    TdsType.DECIMALN,
                    TdsType.NUMERICN -> sized(type, in);
            case TdsType.TEXT, TdsType.NTEXT, TdsType.IMAGE -> longValue(type, in);
            default -> type.isMax() ? chunks(type, in) : shortValue(type, in);
        };
    }

    /** One byte with the length in front, 0 for NULL. */
    private static Object sized(TdsType type, TdsInput in) throws TdsException {
        int length = in.u8();
        if (length == 0) return null;
        int token = type.token();
        boolean fits = switch (token) {
            case TdsType.INTN -> length == 1 || length == 2 || length == 4 || length == 8;
            case TdsType.FLTN, TdsType.MONEYN, TdsType.DATETIMN -> length == 4 || length == 8;
            case TdsType.DECIMALN, TdsType.NUMERICN -> length <= 17;
            case TdsType.BITN -> length == 1;
            default -> length == (token == TdsType.GUID ? 16 : type.size());
        };
        if (!fits)
            throw new TdsException("a value of " + length + " bytes for the type 0x" + Integer.toHexString(token));
        return switch (token) {
            case TdsType.INTN -> integer(length, in);
            case TdsType.BITN -> in.u8() != 0;
            case TdsType.FLTN -> floating(length, in);
            case TdsType.MONEYN -> money(length, in);
            case TdsType.DATETIMN -> Times.readDatetime(length, in);
            case TdsType.GUID -> guid(in);
            case TdsType.DECIMALN, TdsType.NUMERICN -> decimal(length, type.scale(), in);
            default -> Times.read(type, in);
        };
    }

    /** tinyint alone has no sign. */
    private static Long integer(int length, TdsInput in) throws TdsException {
        return switch (length) {
            case 1 -> (long) in.u8();
            case 2 -> (long) (short) in.u16();
            case 4 -> (long) in.i32();
            default -> in.i64();
        };
    }

    private static Object floating(int length, TdsInput in) throws TdsException {
        if (length == 4) return Float.intBitsToFloat(in.i32());
        return Double.longBitsToDouble(in.i64());
    }

    /** 2.2.5.5.1.2: ten-thousandths, the upper half first. */
    private static BigDecimal money(int length, TdsInput in) throws TdsException {
        long units = length == 4 ? in.i32() : (long) in.i32() << 32 | in.u32();
        return BigDecimal.valueOf(units, 4);
    }

    private static BigDecimal decimal(int length, int scale, TdsInput in) throws TdsException {
        int sign = in.u8() == 0 ? -1 : 1;
        byte[] little = in.take(length - 1);
        byte[] big = new byte[little.length];
        for (int i = 0; i < big.length; i++) big[i] = little[little.length - 1 - i];
        BigInteger magnitude = new BigInteger(1, big);
        return new BigDecimal(sign < 0 ? magnitude.negate() : magnitude, scale);
    }

    /** The first three groups are little-endian. */
    private static UUID guid(TdsInput in) throws TdsException {
        long high = (long) in.i32() << 32;
        high |= (long) in.u16() << 16;
        high |= in.u16();
        return new UUID(high, ByteBuffer.wrap(in.take(8)).getLong());
    }

    private static Object shortValue(TdsType type, TdsInput in) throws TdsException {
        int length = in.u16();
        return length == NULL_SHORT ? null : valueOf(type, in.take(length));
    }

    private static Object longValue(TdsType type, TdsInput in) throws TdsException {
        int length = in.i32();
        return length == -1 ? null : valueOf(type, in.take(length));
    }

    /** PLP, 2.2.5.2.3: a length that may be unknown, then chunks up to an empty one. */
    private static Object chunks(TdsType type, TdsInput in) throws TdsException {
        if (in.i64() == PLP_NULL) return null;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = in.i32(); length != 0; length = in.i32()) all.writeBytes(in.take(length));
        return valueOf(type, all.toByteArray());
    }

    private static Object valueOf(TdsType type, byte[] bytes) throws TdsException {
        return switch (type.token()) {
            case TdsType.BIGVARBIN, TdsType.BIGBINARY, TdsType.IMAGE -> bytes;
            case TdsType.BIGVARCHAR, TdsType.BIGCHAR, TdsType.TEXT ->
                new String(bytes, type.collation().charset());
            default -> {
                if ((bytes.length & 1) != 0) throw new TdsException("a Unicode text of " + bytes.length + " bytes");
                yield new String(bytes, StandardCharsets.UTF_16LE);
            }
        };
    }
}
