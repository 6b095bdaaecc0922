package voicelab.engines.sql.tds;

import voicelab.engines.sql.tds.text.SqlType;

/** The numbers of types in INFORMATION_SCHEMA.COLUMNS and sp_columns (ODBC's). */
final class TypeNumbers {
    private static final int LARGE_CHARACTERS = 1_073_741_823;
    private static final int LARGE_BYTES = 2_147_483_647;

    private TypeNumbers() {}

    /** Null where the type has no such number. */
    static Integer of(SqlType type, String what) {
        boolean decimal = type.name().equals("decimal") || type.name().equals("numeric");
        boolean exact = decimal || type.name().endsWith("int") || type.name().endsWith("money");
        boolean approximate = type.name().equals("float") || type.name().equals("real");
        boolean sized = type.isText() || type.name().endsWith("binary");
        boolean fractional = type.name().startsWith("time") || type.name().contains("datetime");
        return switch (what) {
            case "id" -> SystemTypes.id(type);
            case "max_length" -> SystemTypes.bytes(type);
            case "precision" -> SystemTypes.precision(type);
            case "scale" -> scale(type);
            case "characters" -> sized ? (Integer) type.length() : null;
            case "octets" -> sized ? (Integer) SystemTypes.bytes(type) : null;
            case "numeric_precision" -> exact || approximate ? (Integer) SystemTypes.precision(type) : null;
            case "numeric_scale" -> exact ? (Integer) scale(type) : null;
            case "radix" -> exact ? (Integer) 10 : approximate ? (Integer) 2 : null;
            case "datetime_precision" ->
                fractional ? (Integer) scale(type) : type.name().equals("date") ? (Integer) 0 : null;
            case "odbc" -> odbc(type);
            case "column_size" -> columnSize(type);
            case "buffer_length" -> bufferLength(type);
            case "odbc_scale" -> exact || fractional ? (Integer) scale(type) : null;
            case "sql_data_type" -> odbc(type) == 91 || odbc(type) == 93 ? 9 : odbc(type);
            case "datetime_sub" -> odbc(type) == 91 ? (Integer) 1 : odbc(type) == 93 ? (Integer) 3 : null;
            case "char_octets" -> sized ? (Integer) bufferLength(type) : null;
            case "ss" -> SystemTypes.id(type);
            default -> null;
        };
    }

    private static int scale(SqlType type) {
        return switch (type.name()) {
            case "money", "smallmoney" -> 4;
            case "datetime" -> 3;
            default -> type.scale();
        };
    }

    private static int odbc(SqlType type) {
        boolean large = type.length() == SqlType.MAX;
        return switch (type.name()) {
            case "bit" -> -7;
            case "tinyint" -> -6;
            case "bigint" -> -5;
            case "varbinary" -> large ? -4 : -3;
            case "binary" -> -2;
            case "varchar" -> large ? -1 : 12;
            case "char" -> 1;
            case "numeric" -> 2;
            case "decimal", "money", "smallmoney" -> 3;
            case "int" -> 4;
            case "smallint" -> 5;
            case "float" -> 6;
            case "real" -> 7;
            case "date" -> 91;
            case "datetime", "smalldatetime", "datetime2" -> 93;
            case "time" -> -154;
            case "datetimeoffset" -> -155;
            case "uniqueidentifier" -> -11;
            case "nchar" -> -8;
            default -> large ? -10 : -9;
        };
    }

    private static int columnSize(SqlType type) {
        if (type.length() == SqlType.MAX) return type.name().equals("nvarchar") ? LARGE_CHARACTERS : LARGE_BYTES;
        if (type.length() > 0) return type.length();
        return type.name().equals("uniqueidentifier") ? 36 : SystemTypes.precision(type);
    }

    private static int bufferLength(SqlType type) {
        if (type.length() == SqlType.MAX) return LARGE_BYTES;
        return switch (type.name()) {
            case "decimal", "numeric" -> type.precision() + 2;
            case "money" -> 21;
            case "smallmoney" -> 12;
            case "datetime", "smalldatetime", "datetime2" -> 16;
            case "date" -> 6;
            case "time" -> 12;
            case "datetimeoffset" -> 20;
            default -> SystemTypes.bytes(type);
        };
    }
}
