package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.engines.sql.FaultKind;
import voicelab.engines.sql.H2Faults;

/** The engine's errors in SQL Server's numbers and words (sys.messages). */
final class Faults {
    private static final Pattern MARKED = Pattern.compile("\\[\\*]\\s*(\"[^\"]*\"|[\\w@#]+|\\S)?");

    private Faults() {}

    /** Without the statement's circumstances; see {@link ConstraintFaults} for those that need them. */
    static TdsFault of(SQLException e) {
        FaultKind kind = H2Faults.kind(e);
        String name = lastPart(H2Faults.quoted(e, 0));
        return switch (kind) {
            case SYNTAX -> new TdsFault(102, 1, 15, "Incorrect syntax near '" + near(e) + "'.", 0);
            case NO_TABLE -> TdsFault.of(208, "Invalid object name '" + name + "'.");
            case NO_COLUMN -> TdsFault.of(207, "Invalid column name '" + name + "'.");
            case NO_FUNCTION -> TdsFault.of(195, "'" + name + "' is not a recognized built-in function name.");
            case NO_TYPE -> TdsFault.of(2715, "Cannot find data type " + name + ".");
            case NO_SCHEMA ->
                TdsFault.of(
                        2760,
                        "The specified schema name \"" + name
                                + "\" either does not exist or you do not have permission to use it.");
            case NO_OBJECT ->
                new TdsFault(
                        3701,
                        5,
                        11,
                        "Cannot drop or alter '" + name + "', because it does not exist or you do not have permission.",
                        0);
            case TABLE_EXISTS, SCHEMA_EXISTS, OBJECT_EXISTS ->
                TdsFault.of(2714, "There is already an object named '" + name + "' in the database.");
            case COLUMN_EXISTS ->
                TdsFault.of(
                        2705,
                        "Column names in each table must be unique. Column name '" + name
                                + "' is specified more than once.");
            case AMBIGUOUS_COLUMN -> TdsFault.of(209, "Ambiguous column name '" + name + "'.");
            case GROUPING ->
                TdsFault.of(
                        8120,
                        "Column '" + name + "' is invalid in the select list because it is not contained "
                                + "in either an aggregate function or the GROUP BY clause.");
            case IN_USE_BY_OTHERS ->
                TdsFault.of(3726, "Could not drop object '" + name + "' because it is referenced by another object.");
            case DUPLICATE_KEY -> new TdsFault(2627, 1, 14, "Violation of a UNIQUE or PRIMARY KEY constraint.", 0);
            case NULL_VALUE ->
                new TdsFault(
                        515,
                        2,
                        16,
                        "Cannot insert the value NULL into column '" + name
                                + "'; column does not allow nulls. The statement fails.",
                        0);
            case FOREIGN_KEY -> new TdsFault(547, 0, 16, "The statement conflicted with a FOREIGN KEY constraint.", 0);
            case CHECK ->
                new TdsFault(547, 0, 16, "The statement conflicted with the CHECK constraint \"" + name + "\".", 0);
            default -> ofValue(kind, e);
        };
    }

    private static TdsFault ofValue(FaultKind kind, SQLException e) {
        return switch (kind) {
            case INVALID_TEXT ->
                TdsFault.of(
                        245,
                        "Conversion failed when converting the value '" + H2Faults.quoted(e, 0)
                                + "' to another data type.");
            case INVALID_DATETIME ->
                TdsFault.of(241, "Conversion failed when converting date and/or time from character string.");
            case OUT_OF_RANGE -> TdsFault.of(8115, "Arithmetic overflow error converting expression to data type.");
            case DIVISION_BY_ZERO -> TdsFault.of(8134, "Divide by zero error encountered.");
            case TOO_LONG -> TdsFault.of(8152, "String or binary data would be truncated.");
            case CARDINALITY, TOO_MANY_ROWS ->
                TdsFault.of(
                        512,
                        "Subquery returned more than 1 value. This is not permitted when "
                                + "the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression.");
            case DEADLOCK ->
                new TdsFault(
                        1205,
                        51,
                        13,
                        "Transaction was deadlocked on lock resources with another process and "
                                + "has been chosen as the deadlock victim. Rerun the transaction.",
                        0);
            case LOCK_TIMEOUT -> new TdsFault(1222, 51, 16, "Lock request time out period exceeded.", 0);
            case CANCELED -> TdsFault.of(50_000, "The statement ran longer than this stand-in lets statements run.");
            case NOT_ALLOWED -> new TdsFault(229, 5, 14, "The permission was denied: " + H2Faults.text(e), 0);
            case NOT_SUPPORTED -> TdsFault.notImplemented("This statement (" + H2Faults.text(e) + ")");
            case TOO_COMPLEX ->
                new TdsFault(
                        8623,
                        1,
                        16,
                        "The query processor ran out of internal resources and could not " + "produce a query plan.",
                        0);
            case CONNECTION_LOST -> new TdsFault(6005, 1, 20, "The database is going away.", 0);
            default -> TdsFault.of(50_000, H2Faults.text(e));
        };
    }

    private static String near(SQLException e) {
        Matcher marked = MARKED.matcher(H2Faults.text(e));
        if (!marked.find() || marked.group(1) == null) return "";
        return marked.group(1).replaceAll("^\"|\"$", "");
    }

    /** {@code "dbo"."t"} and {@code dbo.t} without the schema. */
    static String lastPart(String name) {
        String lean = name.replace("\"", "").replace(":", "");
        int space = lean.indexOf(' ');
        if (space > 0) lean = lean.substring(0, space);
        return lean.substring(lean.lastIndexOf('.') + 1);
    }
}
