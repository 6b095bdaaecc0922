package voicelab.engines.sql.tds.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.TdsType;

/**
 * A type of T-SQL.
 *
 * @param name in lower case, one of those that {@link #read} knows
 * @param length of text and binary in characters or bytes, {@link #MAX} for (max); else 0
 * @param precision of decimals
 * @param scale of decimals and times
 */
public record SqlType(String name, int length, int precision, int scale) {
    public static final int MAX = -1;

    private static final int MAX_BYTES = 8_000;
    private static final int MAX_CHARACTERS = 4_000;
    private static final int DEFAULT_TIME_SCALE = 7;

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("integer", "int"),
            Map.entry("dec", "decimal"),
            Map.entry("character", "char"),
            Map.entry("sysname", "nvarchar"),
            Map.entry("ntext", "nvarchar"),
            Map.entry("text", "varchar"),
            Map.entry("image", "varbinary"),
            Map.entry("xml", "nvarchar"),
            Map.entry("double", "float"));

    public static final SqlType INT = new SqlType("int", 0, 0, 0);
    public static final SqlType BIGINT = new SqlType("bigint", 0, 0, 0);
    public static final SqlType SMALLINT = new SqlType("smallint", 0, 0, 0);
    public static final SqlType BIT = new SqlType("bit", 0, 0, 0);
    public static final SqlType FLOAT = new SqlType("float", 0, 0, 0);
    public static final SqlType REAL = new SqlType("real", 0, 0, 0);
    public static final SqlType DATE = new SqlType("date", 0, 0, 0);
    public static final SqlType GUID = new SqlType("uniqueidentifier", 0, 0, 0);
    public static final SqlType IDENTITY = new SqlType("numeric", 0, 38, 0);
    public static final SqlType SYSNAME = nvarchar(128);

    public static SqlType nvarchar(int characters) {
        return new SqlType("nvarchar", characters <= 0 || characters > MAX_CHARACTERS ? MAX : characters, 0, 0);
    }

    public static SqlType nchar(int characters) {
        return new SqlType("nchar", Math.max(1, Math.min(MAX_CHARACTERS, characters)), 0, 0);
    }

    public static SqlType varbinary(int bytes) {
        return new SqlType("varbinary", bytes <= 0 || bytes > MAX_BYTES ? MAX : bytes, 0, 0);
    }

    public static SqlType decimal(int precision, int scale) {
        int shown = Math.max(1, Math.min(38, precision));
        return new SqlType("decimal", 0, shown, Math.max(0, Math.min(shown, scale)));
    }

    public static SqlType time(String name, int scale) {
        return new SqlType(name, 0, 0, Math.max(0, Math.min(DEFAULT_TIME_SCALE, scale)));
    }

    /** A type and how many tokens it took. */
    public record Reading(SqlType type, int next) {}

    /** Reads the type that begins at {@code i}; empty when there is none that is known here. */
    public static Optional<Reading> read(Tokens tokens, int i) {
        Token first = tokens.get(i);
        if (!first.isName()) return Optional.empty();
        String written = first.text().toLowerCase(Locale.ROOT);
        if (written.equals("sys") && tokens.is(i + 1, ".")) return read(tokens, i + 2);
        String name = SYNONYMS.getOrDefault(written, written);
        int next = i + 1;
        if (written.equals("double") && tokens.is(next, "precision")) next++;
        if ((written.equals("character") || written.equals("char")) && tokens.is(next, "varying")) {
            name = "varchar";
            next++;
        }
        int a = 0;
        int b = 0;
        boolean given = false;
        if (tokens.is(next, "(")) {
            int close = tokens.closing(next);
            if (close - next > 4 || close == next + 1) return Optional.empty();
            a = tokens.is(next + 1, "max") ? MAX : number(tokens.get(next + 1));
            b = tokens.is(next + 2, ",") ? number(tokens.get(next + 3)) : 0;
            if (a < MAX || b < 0) return Optional.empty();
            given = true;
            next = close + 1;
        } else if (written.equals("sysname")) {
            a = 128;
            given = true;
        } else if (written.equals("ntext")
                || written.equals("text")
                || written.equals("image")
                || written.equals("xml")) {
            a = MAX;
            given = true;
        }
        SqlType type = of(name, given, a, b);
        return type == null ? Optional.empty() : Optional.of(new Reading(type, next));
    }

    /** From {@code nvarchar(50)} as it was noted with a column. */
    public static Optional<SqlType> parse(String text) {
        try {
            return read(new Tokens(TsqlLexer.tokens(text)), 0).map(Reading::type);
        } catch (SyntaxFault e) {
            return Optional.empty();
        }
    }

    private static int number(Token token) {
        if (token.kind() != Kind.NUMBER || token.text().length() > 5) return -2;
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            return -2;
        }
    }

    private static SqlType of(String name, boolean given, int a, int b) {
        return switch (name) {
            case "bit",
                    "tinyint",
                    "smallint",
                    "int",
                    "bigint",
                    "money",
                    "smallmoney",
                    "real",
                    "date",
                    "datetime",
                    "smalldatetime",
                    "uniqueidentifier" -> given ? null : new SqlType(name, 0, 0, 0);
            case "float" -> new SqlType(given && a <= 24 ? "real" : "float", 0, 0, 0);
            case "decimal", "numeric" -> decimalOf(name, given ? a : 18, b);
            case "time", "datetime2", "datetimeoffset" ->
                a > DEFAULT_TIME_SCALE || a < 0 ? null : new SqlType(name, 0, 0, given ? a : DEFAULT_TIME_SCALE);
            case "char", "binary" -> sized(name, given ? a : 1, MAX_BYTES, false);
            case "nchar" -> sized(name, given ? a : 1, MAX_CHARACTERS, false);
            case "varchar", "varbinary" -> sized(name, given ? a : 1, MAX_BYTES, true);
            case "nvarchar" -> sized(name, given ? a : 1, MAX_CHARACTERS, true);
            default -> null;
        };
    }

    private static SqlType decimalOf(String name, int precision, int scale) {
        return precision < 1 || precision > 38 || scale > precision ? null : new SqlType(name, 0, precision, scale);
    }

    private static SqlType sized(String name, int length, int most, boolean mayBeMax) {
        if (length == MAX) return mayBeMax ? new SqlType(name, MAX, 0, 0) : null;
        return length < 1 || length > most ? null : new SqlType(name, length, 0, 0);
    }

    /** CAST and CONVERT to a text without a length take 30, 6.6 of the T-SQL reference. */
    public SqlType inCast(boolean lengthGiven) {
        boolean sized = name.endsWith("char") || name.endsWith("binary");
        return sized && !lengthGiven && length == 1 ? new SqlType(name, 30, 0, 0) : this;
    }

    public boolean isText() {
        return name.endsWith("char");
    }

    /** As T-SQL writes it. */
    public String declared() {
        return switch (name) {
            case "decimal", "numeric" -> name + "(" + precision + "," + scale + ")";
            case "time", "datetime2", "datetimeoffset" -> name + "(" + scale + ")";
            default -> length == 0 ? name : name + "(" + (length == MAX ? "max" : length) + ")";
        };
    }

    /** H2's type for it. Text ignores case, as SQL Server's usual collation does; char and (max) cannot. */
    public String engine() {
        return switch (name) {
            case "bit" -> "BOOLEAN";
            case "tinyint", "smallint" -> "SMALLINT";
            case "int" -> "INTEGER";
            case "bigint" -> "BIGINT";
            case "money" -> "NUMERIC(19, 4)";
            case "smallmoney" -> "NUMERIC(10, 4)";
            case "real" -> "REAL";
            case "float" -> "DOUBLE PRECISION";
            case "decimal", "numeric" -> "NUMERIC(" + precision + ", " + scale + ")";
            case "date" -> "DATE";
            case "time" -> "TIME(" + scale + ")";
            case "datetime" -> "TIMESTAMP(3)";
            case "smalldatetime" -> "TIMESTAMP(0)";
            case "datetime2" -> "TIMESTAMP(" + scale + ")";
            case "datetimeoffset" -> "TIMESTAMP(" + scale + ") WITH TIME ZONE";
            case "uniqueidentifier" -> "UUID";
            case "char", "nchar" -> "CHARACTER(" + length + ")";
            case "varchar", "nvarchar" ->
                length == MAX ? "CHARACTER LARGE OBJECT" : "VARCHAR_IGNORECASE(" + length + ")";
            case "binary" -> "BINARY(" + length + ")";
            default -> length == MAX ? "BINARY LARGE OBJECT" : "BINARY VARYING(" + length + ")";
        };
    }

    public TdsType wire() {
        return switch (name) {
            case "bit" -> TdsType.bit();
            case "tinyint" -> TdsType.integer(1);
            case "smallint" -> TdsType.integer(2);
            case "int" -> TdsType.integer(4);
            case "bigint" -> TdsType.integer(8);
            case "money" -> TdsType.money(8);
            case "smallmoney" -> TdsType.money(4);
            case "real" -> TdsType.floating(4);
            case "float" -> TdsType.floating(8);
            case "decimal" -> TdsType.decimal(TdsType.DECIMALN, precision, scale);
            case "numeric" -> TdsType.decimal(TdsType.NUMERICN, precision, scale);
            case "date" -> TdsType.date();
            case "time" -> TdsType.time(TdsType.TIMEN, scale);
            case "datetime" -> TdsType.datetime(8);
            case "smalldatetime" -> TdsType.datetime(4);
            case "datetime2" -> TdsType.time(TdsType.DATETIME2N, scale);
            case "datetimeoffset" -> TdsType.time(TdsType.DATETIMEOFFSETN, scale);
            case "uniqueidentifier" -> TdsType.guid();
            case "char" -> TdsType.text(TdsType.BIGCHAR, length);
            case "varchar" -> TdsType.text(TdsType.BIGVARCHAR, length == MAX ? TdsType.MAX : length);
            case "nchar" -> TdsType.text(TdsType.NCHAR, length * 2);
            case "nvarchar" -> TdsType.text(TdsType.NVARCHAR, length == MAX ? TdsType.MAX : length * 2);
            case "binary" -> TdsType.binary(TdsType.BIGBINARY, length);
            default -> TdsType.binary(TdsType.BIGVARBIN, length == MAX ? TdsType.MAX : length);
        };
    }

    /** The type that a parameter of a request has, in T-SQL's words. */
    public static SqlType of(TdsType type) {
        return switch (type.token()) {
            case TdsType.BIT, TdsType.BITN -> BIT;
            case TdsType.INT1, TdsType.INT2, TdsType.INT4, TdsType.INT8, TdsType.INTN ->
                type.size() == 8 ? BIGINT : type.size() == 4 ? INT : SMALLINT;
            case TdsType.FLT4, TdsType.FLT8, TdsType.FLTN -> type.size() == 4 ? REAL : FLOAT;
            case TdsType.MONEY, TdsType.MONEY4, TdsType.MONEYN -> new SqlType("money", 0, 0, 0);
            case TdsType.DECIMALN, TdsType.NUMERICN -> decimal(type.precision(), type.scale());
            case TdsType.DATEN -> DATE;
            case TdsType.TIMEN -> time("time", type.scale());
            case TdsType.DATETIME, TdsType.DATETIM4, TdsType.DATETIMN -> new SqlType("datetime", 0, 0, 0);
            case TdsType.DATETIME2N -> time("datetime2", type.scale());
            case TdsType.DATETIMEOFFSETN -> time("datetimeoffset", type.scale());
            case TdsType.GUID -> GUID;
            case TdsType.BIGVARBIN, TdsType.BIGBINARY, TdsType.IMAGE ->
                varbinary(type.size() == TdsType.MAX ? MAX : type.size());
            case TdsType.BIGVARCHAR, TdsType.BIGCHAR -> nvarchar(type.size());
            default -> nvarchar(type.isMax() ? MAX : type.size() / 2);
        };
    }
}
