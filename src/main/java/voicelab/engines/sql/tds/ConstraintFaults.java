package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.engines.sql.FaultKind;
import voicelab.engines.sql.H2Faults;
import voicelab.engines.sql.tds.text.Statement;

/** Violated constraints with their names, tables and values, as SQL Server tells them. */
final class ConstraintFaults {
    /**
     * {@code PRIMARY KEY ON dbo.t(id) ( ... )}, {@code dbo.uq INDEX dbo.uq_INDEX_7 ON dbo.t(a NULLS FIRST) VALUES ( ... )} of a
     * constraint, {@code dbo.ix ON dbo.t(a) VALUES ( ... )} of an index, quotes taken out.
     */
    private static final Pattern UNIQUE =
            Pattern.compile("(?s)^(.*?) ON (.*?)\\.(.*?)\\((.*?)\\)(?: VALUES)? ?\\((.*)\\)$");
    /** {@code fk: dbo.child FOREIGN KEY(p) REFERENCES dbo.parent(id) (1)}, quotes taken out. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?s)^(.*?): (.*?)\\.(.*?) FOREIGN KEY\\((.*?)\\) REFERENCES (.*?)\\.(.*?)\\((.*?)\\).*");

    private static final Pattern CAST = Pattern.compile("CAST\\((.*?) AS [^)]*?(?:\\([0-9, ]*\\))?\\)");

    private ConstraintFaults() {}

    static TdsFault of(SQLException e, Statement.Simple statement, TdsSession session) {
        FaultKind kind = H2Faults.kind(e);
        String verb = statement.verb().toUpperCase(Locale.ROOT);
        String told = H2Faults.quoted(e, 0).replace("\"", "");
        return switch (kind) {
            case DUPLICATE_KEY -> unique(told, session);
            case FOREIGN_KEY -> foreign(told, verb, session);
            case CHECK ->
                new TdsFault(
                        547,
                        0,
                        16,
                        "The " + verb + " statement conflicted with the CHECK constraint \"" + Faults.lastPart(told)
                                + "\". The conflict occurred in database \"" + session.database() + "\".",
                        0);
            case NULL_VALUE ->
                new TdsFault(
                        515,
                        2,
                        16,
                        "Cannot insert the value NULL into column '" + Faults.lastPart(told)
                                + "', table '" + session.database() + ".dbo." + table(statement)
                                + "'; column does not allow nulls. "
                                + verb + " fails.",
                        0);
            case NO_TABLE ->
                statement.verb().equals("drop")
                        ? new TdsFault(
                                3701,
                                5,
                                11,
                                "Cannot drop the table '" + Faults.lastPart(told)
                                        + "', because it does not exist or you do not have permission.",
                                0)
                        : Faults.of(e);
            default -> Faults.of(e);
        };
    }

    private static String table(Statement.Simple statement) {
        int at = 1;
        while (statement.tokens().is(at, "into") || statement.tokens().is(at, "from")) at++;
        while (statement.tokens().is(at + 1, ".")) at += 2;
        return statement.tokens().get(at).text();
    }

    private static TdsFault unique(String told, TdsSession session) {
        Matcher parts = UNIQUE.matcher(told);
        if (!parts.matches()) return new TdsFault(2627, 1, 14, "Violation of a UNIQUE or PRIMARY KEY constraint.", 0);
        String which = parts.group(1);
        int index = which.indexOf(" INDEX ");
        boolean primary = which.equals("PRIMARY KEY")
                || (index > 0 && Faults.lastPart(which.substring(index + 7)).startsWith("PRIMARY_KEY"));
        String object = parts.group(2) + "." + parts.group(3);
        String values = CAST.matcher(parts.group(5).replaceAll("/\\*.*?\\*/", ""))
                .replaceAll("$1")
                .replaceAll("\\s+", " ")
                .replace("'", "")
                .strip();
        String key = values.isEmpty() ? "" : " The duplicate key value is (" + values + ").";
        if (!primary && index < 0)
            return new TdsFault(
                    2601,
                    1,
                    14,
                    "Cannot insert duplicate key row in object '" + object + "' with unique index '"
                            + Faults.lastPart(which) + "'." + key,
                    0);
        String name = index > 0
                ? Faults.lastPart(which.substring(0, index))
                : primaryKey(session, parts.group(2), parts.group(3));
        return new TdsFault(
                2627,
                1,
                14,
                "Violation of " + (primary ? "PRIMARY KEY" : "UNIQUE KEY") + " constraint '" + name
                        + "'. Cannot insert duplicate key in object '" + object + "'." + key,
                0);
    }

    private static String primaryKey(TdsSession session, String schema, String table) {
        String sql =
                "SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE LOWER(TABLE_SCHEMA) = LOWER(?)"
                        + " AND LOWER(TABLE_NAME) = LOWER(?) AND CONSTRAINT_TYPE = 'PRIMARY KEY'";
        try (PreparedStatement asked = session.engine().session().prepare(sql)) {
            asked.setString(1, schema);
            asked.setString(2, table);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        } catch (SQLException e) {
            return "";
        }
    }

    private static TdsFault foreign(String told, String verb, TdsSession session) {
        Matcher parts = FOREIGN.matcher(told);
        if (!parts.matches())
            return new TdsFault(547, 0, 16, "The " + verb + " statement conflicted with a FOREIGN KEY constraint.", 0);
        boolean parentSide = verb.equals("DELETE");
        String kind = parentSide ? "REFERENCE" : "FOREIGN KEY";
        String table = parentSide ? parts.group(2) + "." + parts.group(3) : parts.group(5) + "." + parts.group(6);
        String column = parentSide ? parts.group(4) : parts.group(7);
        return new TdsFault(
                547,
                0,
                16,
                "The " + verb + " statement conflicted with the " + kind + " constraint \""
                        + Faults.lastPart(parts.group(1)) + "\". The conflict occurred in database \""
                        + session.database() + "\", table \"" + table
                        + "\", column '" + column + "'.",
                0);
    }
}
