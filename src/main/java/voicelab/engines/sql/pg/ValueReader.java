package voicelab.engines.sql.pg;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import voicelab.protocols.pgwire.PgWireException;
import voicelab.protocols.pgwire.WireInput;

/** Parameters from the wire as values for the engine. */
final class ValueReader {
    private final ZoneId zone;

    ValueReader(ZoneId zone) {
        this.zone = zone;
    }

    /** @param format 0 text, 1 binary */
    Object read(byte[] bytes, int oid, int format) throws PgFault {
        if (bytes == null) return null;
        PgType type = PgType.of(oid);
        PgType element = type == null ? PgType.elementOf(oid) : null;
        try {
            if (format != 1) {
                String text = utf8(bytes);
                return element == null
                        ? parse(text, type == null ? PgType.TEXT : type)
                        : Arrays.parse(text, element, this);
            }
            if (element != null) return Arrays.read(new WireInput(bytes), this);
            return binary(bytes, type == null ? PgType.TEXT : type);
        } catch (PgWireException | DateTimeException e) {
            throw new PgFault(States.INVALID_BINARY, "incorrect binary data format in a parameter: " + e.getMessage());
        }
    }

    static String utf8(byte[] bytes) throws PgFault {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf(0) >= 0) throw new PgFault("22021", "invalid byte sequence for encoding \"UTF8\": 0x00");
            return text;
        } catch (CharacterCodingException e) {
            throw new PgFault("22021", "invalid byte sequence for encoding \"UTF8\"");
        }
    }

    private Object binary(byte[] bytes, PgType type) throws PgFault, PgWireException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean sized = type.size() < 0 || type == PgType.NAME || bytes.length == type.size();
        if (!sized)
            throw new PgFault(
                    States.INVALID_BINARY, "incorrect binary data format in a parameter of type " + type.sqlName());
        return switch (type) {
            case BOOL -> bytes[0] != 0;
            case INT2 -> in.getShort();
            case INT4, OID, REGCLASS, REGTYPE -> in.getInt();
            case INT8 -> in.getLong();
            case FLOAT4 -> in.getFloat();
            case FLOAT8 -> in.getDouble();
            case NUMERIC -> Numerics.read(new WireInput(bytes));
            case BYTEA -> bytes;
            case DATE -> Instants.date(in.getInt());
            case TIME -> Instants.time(in.getLong());
            case TIMETZ -> Instants.time(in.getLong()).atOffset(ZoneOffset.ofTotalSeconds(-in.getInt()));
            case TIMESTAMP -> Instants.timestamp(in.getLong());
            case TIMESTAMPTZ -> Instants.timestamp(in.getLong()).atOffset(ZoneOffset.UTC);
            case UUID -> new UUID(in.getLong(), in.getLong());
            case INTERVAL -> {
                long micros = in.getLong();
                int days = in.getInt();
                yield new Intervals(in.getInt(), days, micros);
            }
            case JSONB -> utf8(java.util.Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length));
            default -> utf8(bytes);
        };
    }

    Object parse(String text, PgType type) throws PgFault {
        try {
            return switch (type) {
                case BOOL -> bool(text);
                case INT2 -> Short.parseShort(text.strip());
                case INT4 -> Integer.parseInt(text.strip());
                case OID, INT8 -> Long.parseLong(text.strip());
                case FLOAT4 -> Float.parseFloat(text.strip());
                case FLOAT8 -> Double.parseDouble(text.strip());
                case NUMERIC -> new BigDecimal(text.strip());
                case BYTEA -> bytea(text);
                case DATE -> Instants.date(text);
                case TIME -> Instants.time(text);
                case TIMETZ -> Instants.timetz(text, zone);
                case TIMESTAMP -> Instants.timestamp(text);
                case TIMESTAMPTZ -> Instants.timestamptz(text, zone);
                case UUID -> uuid(text);
                case INTERVAL -> Intervals.parse(text);
                default -> text;
            };
        } catch (NumberFormatException e) {
            throw invalid(text, type);
        }
    }

    private static PgFault invalid(String text, PgType type) {
        boolean whole = text.strip().matches("[+-]?\\d+") && type.typeName().startsWith("int");
        return whole
                ? new PgFault("22003", "value \"" + text + "\" is out of range for type " + type.sqlName())
                : new PgFault(
                        States.INVALID_TEXT, "invalid input syntax for type " + type.sqlName() + ": \"" + text + "\"");
    }

    private static boolean bool(String text) throws PgFault {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "on", "1" -> true;
            case "f", "false", "n", "no", "off", "0" -> false;
            default -> throw invalid(text, PgType.BOOL);
        };
    }

    private static UUID uuid(String text) throws PgFault {
        String digits = text.strip().replace("-", "").replace("{", "").replace("}", "");
        if (!digits.matches("[0-9a-fA-F]{32}")) throw invalid(text, PgType.UUID);
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }

    /** The hex form, or the older one with octal escapes. */
    static byte[] bytea(String text) throws PgFault {
        if (text.startsWith("\\x")) {
            try {
                return HexFormat.of().parseHex(text.substring(2).replaceAll("\\s", ""));
            } catch (IllegalArgumentException e) {
                throw new PgFault(States.INVALID_TEXT, "invalid hexadecimal data");
            }
        }
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '\\') out.write(raw[i]);
            else if (i + 1 < raw.length && raw[i + 1] == '\\') out.write(raw[++i]);
            else if (i + 3 < raw.length
                    && new String(raw, i + 1, 3, StandardCharsets.US_ASCII).matches("[0-3][0-7]{2}")) {
                out.write(Integer.parseInt(new String(raw, i + 1, 3, StandardCharsets.US_ASCII), 8));
                i += 3;
            } else throw new PgFault(States.INVALID_TEXT, "invalid input syntax for type bytea");
        }
        return out.toByteArray();
    }
}
