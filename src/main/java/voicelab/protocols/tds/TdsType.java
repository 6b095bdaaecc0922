package voicelab.protocols.tds;

/**
 * TYPE_INFO, [MS-TDS] 2.2.5.6: a type with its length.
 *
 * @param token the type's number, one of the constants here
 * @param size in bytes; {@link #MAX} for the (max) types
 * @param precision of decimals
 * @param scale of decimals and times
 * @param collation of text types, else null
 */
public record TdsType(int token, int size, int precision, int scale, Collation collation) {
    public static final int NULL = 0x1F;
    public static final int IMAGE = 0x22;
    public static final int TEXT = 0x23;
    public static final int GUID = 0x24;
    public static final int INTN = 0x26;
    public static final int DATEN = 0x28;
    public static final int TIMEN = 0x29;
    public static final int DATETIME2N = 0x2A;
    public static final int DATETIMEOFFSETN = 0x2B;
    public static final int INT1 = 0x30;
    public static final int BIT = 0x32;
    public static final int INT2 = 0x34;
    public static final int INT4 = 0x38;
    public static final int DATETIM4 = 0x3A;
    public static final int FLT4 = 0x3B;
    public static final int MONEY = 0x3C;
    public static final int DATETIME = 0x3D;
    public static final int FLT8 = 0x3E;
    public static final int VARIANT = 0x62;
    public static final int NTEXT = 0x63;
    public static final int BITN = 0x68;
    public static final int DECIMALN = 0x6A;
    public static final int NUMERICN = 0x6C;
    public static final int FLTN = 0x6D;
    public static final int MONEYN = 0x6E;
    public static final int DATETIMN = 0x6F;
    public static final int MONEY4 = 0x7A;
    public static final int INT8 = 0x7F;
    public static final int BIGVARBIN = 0xA5;
    public static final int BIGVARCHAR = 0xA7;
    public static final int BIGBINARY = 0xAD;
    public static final int BIGCHAR = 0xAF;
    public static final int NVARCHAR = 0xE7;
    public static final int NCHAR = 0xEF;
    public static final int UDT = 0xF0;
    public static final int XML = 0xF1;
    public static final int TABLE = 0xF3;

    /** The size of nvarchar(max) and its like: the value comes in chunks (PLP, 2.2.5.2.3). */
    public static final int MAX = 0xFFFF;

    public static final int MAX_SHORT_BYTES = 8_000;

    private static final int MAX_PRECISION = 38;
    private static final int MAX_TIME_SCALE = 7;

    public static TdsType integer(int bytes) {
        return new TdsType(INTN, bytes, 0, 0, null);
    }

    public static TdsType bit() {
        return new TdsType(BITN, 1, 0, 0, null);
    }

    public static TdsType floating(int bytes) {
        return new TdsType(FLTN, bytes, 0, 0, null);
    }

    public static TdsType money(int bytes) {
        return new TdsType(MONEYN, bytes, 0, 0, null);
    }

    /** @param token DECIMALN or NUMERICN */
    public static TdsType decimal(int token, int precision, int scale) {
        return new TdsType(token, decimalBytes(precision), precision, scale, null);
    }

    public static TdsType date() {
        return new TdsType(DATEN, 3, 0, 0, null);
    }

    /** @param token TIMEN, DATETIME2N or DATETIMEOFFSETN */
    public static TdsType time(int token, int scale) {
        return new TdsType(
                token, timeBytes(scale) + (token == TIMEN ? 0 : token == DATETIME2N ? 3 : 5), 0, scale, null);
    }

    /** @param bytes 8 for datetime, 4 for smalldatetime */
    public static TdsType datetime(int bytes) {
        return new TdsType(DATETIMN, bytes, 0, 0, null);
    }

    public static TdsType guid() {
        return new TdsType(GUID, 16, 0, 0, null);
    }

    /**
     * @param token NVARCHAR, NCHAR, BIGVARCHAR or BIGCHAR
     * @param bytes over 8,000 makes it a (max) type
     */
    public static TdsType text(int token, int bytes) {
        return new TdsType(token, bytes > MAX_SHORT_BYTES ? MAX : bytes, 0, 0, Collation.LATIN1);
    }

    /** @param token BIGVARBIN or BIGBINARY */
    public static TdsType binary(int token, int bytes) {
        return new TdsType(token, bytes > MAX_SHORT_BYTES ? MAX : bytes, 0, 0, null);
    }

    public boolean isMax() {
        return (size == MAX && (token == NVARCHAR || token == BIGVARCHAR || token == BIGVARBIN)) || token == XML;
    }

    /** 2.2.5.5.1.6: sign and magnitude. */
    static int decimalBytes(int precision) {
        return precision <= 9 ? 5 : precision <= 19 ? 9 : precision <= 28 ? 13 : 17;
    }

    static int timeBytes(int scale) {
        return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
    }

    public static TdsType read(TdsInput in) throws TdsException {
        int token = in.u8();
        return switch (token) {
            case NULL -> new TdsType(token, 0, 0, 0, null);
            case INT1, BIT -> new TdsType(token, 1, 0, 0, null);
            case INT2 -> new TdsType(token, 2, 0, 0, null);
            case INT4, DATETIM4, FLT4, MONEY4 -> new TdsType(token, 4, 0, 0, null);
            case MONEY, DATETIME, FLT8, INT8 -> new TdsType(token, 8, 0, 0, null);
            case GUID -> sized(token, in.u8(), "0 16");
            case INTN -> sized(token, in.u8(), "1 2 4 8");
            case BITN -> sized(token, in.u8(), "1");
            case FLTN, MONEYN, DATETIMN -> sized(token, in.u8(), "4 8");
            case DATEN -> date();
            case TIMEN, DATETIME2N, DATETIMEOFFSETN -> time(token, bounded(in.u8(), MAX_TIME_SCALE, "a time's scale"));
            case DECIMALN, NUMERICN -> readDecimal(token, in);
            case BIGVARBIN, BIGBINARY -> new TdsType(token, shortSize(token, in.u16()), 0, 0, null);
            case BIGVARCHAR, BIGCHAR, NVARCHAR, NCHAR ->
                new TdsType(token, shortSize(token, in.u16()), 0, 0, Collation.read(in));
            case TEXT, NTEXT -> new TdsType(token, in.i32(), 0, 0, Collation.read(in));
            case IMAGE -> new TdsType(token, in.i32(), 0, 0, null);
            default -> throw new TdsException("the type 0x" + Integer.toHexString(token) + " is not known here");
        };
    }

    private static TdsType readDecimal(int token, TdsInput in) throws TdsException {
        in.skip(1);
        int precision = bounded(in.u8(), MAX_PRECISION, "a precision");
        int scale = bounded(in.u8(), precision, "a scale");
        return decimal(token, precision, scale);
    }

    private static TdsType sized(int token, int size, String possible) throws TdsException {
        for (String one : possible.split(" "))
            if (one.equals(Integer.toString(size))) return new TdsType(token, size, 0, 0, null);
        throw new TdsException("the type 0x" + Integer.toHexString(token) + " with a size of " + size);
    }

    private static int shortSize(int token, int size) throws TdsException {
        boolean mayBeMax = token == BIGVARBIN || token == BIGVARCHAR || token == NVARCHAR;
        if (size > MAX_SHORT_BYTES && !(mayBeMax && size == MAX))
            throw new TdsException("the type 0x" + Integer.toHexString(token) + " with a size of " + size);
        return size;
    }

    private static int bounded(int value, int most, String what) throws TdsException {
        if (value > most) throw new TdsException(what + " of " + value);
        return value;
    }

    /** As COLMETADATA and RETURNVALUE take it. */
    public void write(TdsOutput out) {
        out.u8(token);
        switch (token) {
            case GUID, INTN, BITN, FLTN, MONEYN, DATETIMN -> out.u8(size);
            case TIMEN, DATETIME2N, DATETIMEOFFSETN -> out.u8(scale);
            case DECIMALN, NUMERICN -> out.u8(size).u8(precision).u8(scale);
            case BIGVARBIN, BIGBINARY -> out.u16(size);
            case BIGVARCHAR, BIGCHAR, NVARCHAR, NCHAR -> collation.write(out.u16(size));
            default -> {
                // the fixed types and date have nothing more
            }
        }
    }
}
