package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.engines.sql.FaultKind;
import voicelab.engines.sql.H2Faults;
import voicelab.protocols.pgwire.WireFault;

/**
 * A constraint that was violated, read from the engine's message and told in PostgreSQL's words.
 *
 * @param detail empty when the message has no values
 */
record Violation(String text, String detail, WireFault.Place place) {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[^\\s\".:()]+)";

    private static final Pattern DUPLICATE = Pattern.compile(
            "^(?:" + NAME + "\\.)?" + NAME + "(?: INDEX \\S+)?( PRIMARY KEY)? ON " + NAME + "\\." + NAME
                    + "\\((.*?)\\)(?: VALUES)? \\( ?/\\* (?:key:)?(-?\\d+) \\*/ (.*?) ?\\)$",
            Pattern.DOTALL);

    private static final Pattern FOREIGN = Pattern.compile(
            "^" + NAME + ": " + NAME + "\\." + NAME + " FOREIGN KEY\\((.*?)\\) REFERENCES " + NAME + "\\." + NAME
                    + "\\((.*?)\\)(?: \\((.*)\\))?$",
            Pattern.DOTALL);

    private static final Pattern CHECK = Pattern.compile("^" + NAME + ":.*", Pattern.DOTALL);

    private static final Pattern TARGET = Pattern.compile(
            "\\b(?:INSERT\\s+INTO|UPDATE|MERGE\\s+INTO|ALTER\\s+TABLE)\\s+" + NAME + "(?:\\s*\\.\\s*" + NAME + ")?",
            Pattern.CASE_INSENSITIVE);

    /** Null when the fault is none, or its message is not as known. */
    static Violation of(FaultKind kind, SQLException e) {
        String told = H2Faults.quoted(e, 0);
        return switch (kind) {
            case DUPLICATE_KEY -> duplicate(told);
            case FOREIGN_KEY -> foreign(told, H2Faults.isOfReferenced(e));
            case CHECK -> check(told, H2Faults.statement(e));
            case NULL_VALUE -> empty(told, H2Faults.statement(e));
            default -> null;
        };
    }

    private static Violation duplicate(String told) {
        Matcher m = DUPLICATE.matcher(told);
        if (!m.find()) return null;
        String name = bare(m.group(2));
        // the engine shows the whole row of a table whose number is its key
        String values = m.group(3) != null ? m.group(7) : EngineLiterals.list(m.group(8));
        return new Violation(
                "duplicate key value violates unique constraint \"" + name + "\"",
                "Key (" + columns(m.group(6)) + ")=(" + values + ") already exists.",
                new WireFault.Place(bare(m.group(4)), bare(m.group(5)), "", name));
    }

    private static Violation foreign(String told, boolean ofReferenced) {
        Matcher m = FOREIGN.matcher(told);
        if (!m.find()) return null;
        String name = bare(m.group(1));
        String table = bare(m.group(3));
        String referenced = bare(m.group(6));
        String values = m.group(8) == null ? "" : EngineLiterals.list(m.group(8));
        String text = ofReferenced
                ? "update or delete on table \"" + referenced + "\" violates foreign key constraint \"" + name
                        + "\" on table \"" + table + "\""
                : "insert or update on table \"" + table + "\" violates foreign key constraint \"" + name + "\"";
        String detail = ofReferenced
                ? "Key (" + columns(m.group(7)) + ")=(" + values + ") is still referenced from table \"" + table + "\"."
                : "Key (" + columns(m.group(4)) + ")=(" + values + ") is not present in table \"" + referenced + "\".";
        return new Violation(
                text, m.group(8) == null ? "" : detail, new WireFault.Place(bare(m.group(2)), table, "", name));
    }

    private static Violation check(String told, String statement) {
        Matcher m = CHECK.matcher(told);
        String name = bare(m.matches() ? m.group(1) : told);
        WireFault.Place target = target(statement, "", name);
        String relation = target.table().isEmpty() ? "" : "for relation \"" + target.table() + "\" ";
        return new Violation("new row " + relation + "violates check constraint \"" + name + "\"", "", target);
    }

    private static Violation empty(String column, String statement) {
        WireFault.Place target = target(statement, column, "");
        String relation = target.table().isEmpty() ? "" : "of relation \"" + target.table() + "\" ";
        return new Violation(
                "null value in column \"" + column + "\" " + relation + "violates not-null constraint", "", target);
    }

    /** The table that a statement changes. */
    private static WireFault.Place target(String statement, String column, String constraint) {
        Matcher m = TARGET.matcher(statement);
        if (!m.find()) return new WireFault.Place("", "", column, constraint);
        boolean qualified = m.group(2) != null;
        return new WireFault.Place(
                qualified ? bare(m.group(1)) : "public", bare(m.group(qualified ? 2 : 1)), column, constraint);
    }

    private static String columns(String list) {
        return list.replaceAll(" (?:NULLS (?:FIRST|LAST)|DESC|ASC)", "");
    }

    private static String bare(String name) {
        if (name.startsWith("\"")) return name.substring(1, name.length() - 1).replace("\"\"", "\"");
        return name;
    }
}
