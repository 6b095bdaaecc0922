package voicelab.engines.sql;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** H2's error codes as kinds of faults. */
public final class H2Faults {
    private static final Pattern IN_QUOTES = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    private H2Faults() {}

    /** What an exception of H2 means. The numbers are org.h2.api.ErrorCode's. */
    public static FaultKind kind(SQLException e) {
        return switch (e.getErrorCode()) {
            case 42000, 42001, 21002, 42131, 90030 -> FaultKind.SYNTAX;
            case 42102, 42103, 42104, 90036, 90037 -> FaultKind.NO_TABLE;
            case 42122 -> FaultKind.NO_COLUMN;
            case 90022, 90087, 7001 -> FaultKind.NO_FUNCTION;
            case 50004, 90120 -> FaultKind.NO_TYPE;
            case 90079 -> FaultKind.NO_SCHEMA;
            case 42112, 90057, 90032, 90042, 90077, 90114 -> FaultKind.NO_OBJECT;
            case 42101, 90038, 90035 -> FaultKind.TABLE_EXISTS;
            case 42121 -> FaultKind.COLUMN_EXISTS;
            case 90078 -> FaultKind.SCHEMA_EXISTS;
            case 42111, 90045, 90033, 90119 -> FaultKind.OBJECT_EXISTS;
            case 90059 -> FaultKind.AMBIGUOUS_COLUMN;
            case 90016, 90054 -> FaultKind.GROUPING;
            case 90085, 90106, 90107, 90118 -> FaultKind.IN_USE_BY_OTHERS;
            case 23505 -> FaultKind.DUPLICATE_KEY;
            case 23502, 23507 -> FaultKind.NULL_VALUE;
            case 23503, 23506 -> FaultKind.FOREIGN_KEY;
            case 23513, 23514 -> FaultKind.CHECK;
            case 22018, 22025, 22030, 22037, 90021 -> FaultKind.INVALID_TEXT;
            case 22007, 22031 -> FaultKind.INVALID_DATETIME;
            case 22003, 22004 -> FaultKind.OUT_OF_RANGE;
            case 22012 -> FaultKind.DIVISION_BY_ZERO;
            case 22001 -> FaultKind.TOO_LONG;
            case 90053 -> FaultKind.CARDINALITY;
            case 90063 -> FaultKind.NO_SAVEPOINT;
            case 57014 -> FaultKind.CANCELED;
            case 40001, 90131 -> FaultKind.DEADLOCK;
            case 50200 -> FaultKind.LOCK_TIMEOUT;
            case 90040, 90096, 90097 -> FaultKind.NOT_ALLOWED;
            case 50100, 90015 -> FaultKind.NOT_SUPPORTED;
            case 54001 -> FaultKind.TOO_COMPLEX;
            case 90007, 90067, 90098, 90121, 90013 -> FaultKind.CONNECTION_LOST;
            default -> FaultKind.OTHER;
        };
    }

    /** H2's message without the statement that it adds and without its number. */
    public static String text(SQLException e) {
        String text = e.getMessage() == null ? e.toString() : e.getMessage();
        int statement = text.indexOf("; SQL statement:");
        return (statement < 0 ? text : text.substring(0, statement)).strip();
    }

    /** The statement that the message names; empty when it names none. */
    public static String statement(SQLException e) {
        String text = e.getMessage() == null ? "" : e.getMessage();
        int statement = text.indexOf("; SQL statement:");
        return statement < 0 ? "" : text.substring(statement + "; SQL statement:".length());
    }

    /** Whether a foreign key was violated at the table that it points to. */
    public static boolean isOfReferenced(SQLException e) {
        return e.getErrorCode() == 23503;
    }

    /** The n-th name that the message has in quotes, from 0; empty when there is none. */
    public static String quoted(SQLException e, int n) {
        Matcher names = IN_QUOTES.matcher(text(e));
        for (int i = 0; names.find(); i++) if (i == n) return names.group(1).replace("\"\"", "\"");
        return "";
    }
}
