package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.engines.sql.FaultKind;
import voicelab.engines.sql.H2Faults;
import voicelab.protocols.pgwire.WireFault;

/** The engine's faults in PostgreSQL's states and words. */
final class Faults {
    private static final Pattern NEAR = Pattern.compile("\\[\\*]\\s*([^\\s\"(),;]+|.)");
    private static final Pattern DATA = Pattern.compile("^Data conversion error converting \"(.*)\"", Pattern.DOTALL);

    private Faults() {}

    static PgFault of(SQLException e) {
        // a function of ours said it, and the engine has wrapped it
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof SQLException own && own.getErrorCode() == 0 && own.getSQLState() != null)
                return new PgFault(own.getSQLState(), own.getMessage());
        if (e.getErrorCode() == 0 && e.getSQLState() != null) return new PgFault(e.getSQLState(), e.getMessage());
        FaultKind kind = H2Faults.kind(e);
        Violation violated = Violation.of(kind, e);
        if (violated != null)
            return new PgFault(
                    new WireFault("ERROR", state(kind), violated.text(), violated.detail(), "", violated.place(), 0));
        return new PgFault(state(kind), text(kind, e));
    }

    /** PostgreSQL's manual, appendix A. */
    static String state(FaultKind kind) {
        return switch (kind) {
            case SYNTAX -> States.SYNTAX;
            case NO_TABLE -> States.NO_TABLE;
            case NO_COLUMN -> "42703";
            case NO_FUNCTION -> "42883";
            case NO_TYPE, NO_OBJECT -> States.NO_OBJECT;
            case NO_SCHEMA -> "3F000";
            case TABLE_EXISTS, OBJECT_EXISTS -> "42P07";
            case COLUMN_EXISTS -> "42701";
            case SCHEMA_EXISTS -> "42P06";
            case AMBIGUOUS_COLUMN -> "42702";
            case GROUPING -> "42803";
            case IN_USE_BY_OTHERS -> "2BP01";
            case DUPLICATE_KEY -> "23505";
            case NULL_VALUE -> "23502";
            case FOREIGN_KEY -> "23503";
            case CHECK -> "23514";
            case INVALID_TEXT -> States.INVALID_TEXT;
            case INVALID_DATETIME -> States.INVALID_DATETIME;
            case OUT_OF_RANGE -> "22003";
            case DIVISION_BY_ZERO -> "22012";
            case TOO_LONG -> "22001";
            case TOO_MANY_ROWS -> States.LIMIT_EXCEEDED;
            case CARDINALITY -> "21000";
            case NO_SAVEPOINT -> "3B001";
            case CANCELED -> States.CANCELED;
            case DEADLOCK -> "40P01";
            case LOCK_TIMEOUT -> "55P03";
            case NOT_ALLOWED -> States.NO_RIGHT;
            case NOT_SUPPORTED -> States.NOT_SUPPORTED;
            case TOO_COMPLEX -> "54001";
            case CONNECTION_LOST -> States.ADMIN_SHUTDOWN;
            case OTHER -> States.INTERNAL;
        };
    }

    private static String text(FaultKind kind, SQLException e) {
        String own = H2Faults.text(e);
        String first = bare(H2Faults.quoted(e, 0));
        return switch (kind) {
            case SYNTAX -> syntax(own);
            case NO_TABLE -> "relation \"" + first + "\" does not exist";
            case NO_COLUMN -> "column \"" + first + "\" does not exist";
            case NO_FUNCTION -> "function " + first + "() does not exist";
            case NO_TYPE -> "type \"" + first + "\" does not exist";
            case NO_SCHEMA -> "schema \"" + first + "\" does not exist";
            case TABLE_EXISTS, OBJECT_EXISTS -> "relation \"" + first + "\" already exists";
            case COLUMN_EXISTS -> "column \"" + first + "\" specified more than once";
            case SCHEMA_EXISTS -> "schema \"" + first + "\" already exists";
            case AMBIGUOUS_COLUMN -> "column reference \"" + first + "\" is ambiguous";
            case DUPLICATE_KEY -> "duplicate key value violates a unique constraint";
            case FOREIGN_KEY -> "insert, update or delete violates a foreign key constraint";
            case GROUPING ->
                "column \"" + first + "\" must appear in the GROUP BY clause or be used in an aggregate function";
            case IN_USE_BY_OTHERS -> "cannot drop " + first + " because other objects depend on it";
            case OUT_OF_RANGE -> "value \"" + first + "\" is out of range";
            case INVALID_TEXT -> invalid(own);
            case INVALID_DATETIME -> "invalid input syntax for type timestamp: \"" + H2Faults.quoted(e, 1) + "\"";
            case DIVISION_BY_ZERO -> "division by zero";
            case TOO_LONG -> tooLong(first);
            case CANCELED -> "canceling statement due to user request or statement timeout";
            case DEADLOCK -> "deadlock detected, or a row was changed by another transaction";
            case LOCK_TIMEOUT -> "canceling statement due to lock timeout";
            case NOT_ALLOWED -> "permission denied: " + own;
            default -> plain(own);
        };
    }

    /** {@code v CHARACTER VARYING(3)}: a column and its type. */
    private static String tooLong(String column) {
        int type = column.indexOf("CHARACTER");
        String told = type < 0 ? "character varying" : column.substring(type).toLowerCase(Locale.ROOT);
        return "value too long for type " + told;
    }

    private static String syntax(String own) {
        if (own.contains("Column count does not match"))
            return "INSERT does not have as many expressions as target columns";
        int mark = own.indexOf("[*]");
        if (mark < 0) return "syntax error";
        Matcher near = NEAR.matcher(own);
        boolean end = own.startsWith("\";", mark + "[*]".length()) || own.endsWith("[*]\"");
        return end || !near.find()
                ? "syntax error at end of input"
                : "syntax error at or near \"" + near.group(1) + "\"";
    }

    private static String invalid(String own) {
        Matcher data = DATA.matcher(own);
        return "invalid input syntax: \"" + (data.find() ? data.group(1) : own) + "\"";
    }

    /** Without the statement in the engine's words and its marks in it. */
    private static String plain(String own) {
        return own.replaceAll("(?s) in SQL statement \".*\"", "").replace("[*]", "");
    }

    /** {@code public.t} as {@code t}; what follows a colon is the engine's own addition. */
    private static String bare(String name) {
        int colon = name.indexOf(": ");
        String lean = colon > 0 ? name.substring(0, colon) : name;
        return lean.startsWith("public.") ? lean.substring("public.".length()) : lean;
    }
}
