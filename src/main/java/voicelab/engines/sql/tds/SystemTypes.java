package voicelab.engines.sql.tds;

import voicelab.engines.sql.tds.text.SqlType;

/** The numbers and sizes of types in the catalogue (sys.types). */
final class SystemTypes {
    private static final int UNLIMITED = -1;
    private static final String[] NAMES = {
        "uniqueidentifier",
        "date",
        "time",
        "datetime2",
        "datetimeoffset",
        "tinyint",
        "smallint",
        "int",
        "smalldatetime",
        "real",
        "money",
        "datetime",
        "float",
        "bit",
        "decimal",
        "numeric",
        "smallmoney",
        "bigint",
        "varbinary",
        "varchar",
        "binary",
        "char",
        "nchar",
        "nvarchar"
    };

    private SystemTypes() {}

    static int id(SqlType type) {
        return switch (type.name()) {
            case "uniqueidentifier" -> 36;
            case "date" -> 40;
            case "time" -> 41;
            case "datetime2" -> 42;
            case "datetimeoffset" -> 43;
            case "tinyint" -> 48;
            case "smallint" -> 52;
            case "int" -> 56;
            case "smalldatetime" -> 58;
            case "real" -> 59;
            case "money" -> 60;
            case "datetime" -> 61;
            case "float" -> 62;
            case "bit" -> 104;
            case "decimal" -> 106;
            case "numeric" -> 108;
            case "smallmoney" -> 122;
            case "bigint" -> 127;
            case "varbinary" -> 165;
            case "varchar" -> 167;
            case "binary" -> 173;
            case "char" -> 175;
            case "nchar" -> 239;
            default -> 231;
        };
    }

    /** The type of that number; null when there is none. */
    static String name(int id) {
        for (String name : NAMES) if (id(new SqlType(name, 0, 0, 0)) == id) return name;
        return null;
    }

    /** max_length. */
    static int bytes(SqlType type) {
        if (type.length() == SqlType.MAX) return UNLIMITED;
        if (type.name().startsWith("n") && type.isText()) return type.length() * 2;
        if (type.length() > 0) return type.length();
        return type.wire().size();
    }

    static int precision(SqlType type) {
        return switch (type.name()) {
            case "bit" -> 1;
            case "tinyint" -> 3;
            case "smallint" -> 5;
            case "int", "smallmoney", "date" -> 10;
            case "bigint", "money" -> 19;
            case "real" -> 24;
            case "float" -> 53;
            case "smalldatetime" -> 16;
            case "datetime" -> 23;
            case "time" -> type.scale() == 0 ? 8 : 9 + type.scale();
            case "datetime2" -> type.scale() == 0 ? 19 : 20 + type.scale();
            case "datetimeoffset" -> type.scale() == 0 ? 26 : 27 + type.scale();
            default -> type.precision();
        };
    }
}
