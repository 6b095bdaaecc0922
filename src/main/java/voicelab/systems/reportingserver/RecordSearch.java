package voicelab.systems.reportingserver;

import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.sql.SqlStatement;

/**
 * Which rows of a table, and which part of them.
 *
 * @param conditions all of them hold
 * @param skip rows that are left out first
 * @param limit rows at most
 */
record RecordSearch(RecordTable table, List<Condition> conditions, long skip, int limit) {

    /** How a column's value compares. */
    enum Comparison {
        IS(" = ?"),
        FROM(" >= ?"),
        BEFORE(" < ?"),
        LIKE(" LIKE ? ESCAPE '!'");

        private final String sql;

        Comparison(String sql) {
            this.sql = sql;
        }
    }

    /** @param value as text; for {@code LIKE} a pattern */
    record Condition(Column column, Comparison comparison, String value) {

        /** Everything that begins with a text. */
        static Condition beginning(Column column, String text) {
            String literal = text.replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_")
                    .replace("[", "![");
            return new Condition(column, Comparison.LIKE, literal + "%");
        }
    }

    static RecordSearch all(RecordTable table) {
        return new RecordSearch(table, List.of(), 0, 1);
    }

    RecordSearch {
        conditions = List.copyOf(conditions);
    }

    SqlStatement statement() {
        List<Object> values = new ArrayList<>();
        String text = "SELECT " + table.names() + " FROM " + table.table() + where(values)
                + " ORDER BY seq OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";
        values.add(skip);
        values.add(limit);
        return SqlStatement.of(text, values.toArray());
    }

    SqlStatement counting() {
        List<Object> values = new ArrayList<>();
        return SqlStatement.of("SELECT COUNT(*) FROM " + table.table() + where(values), values.toArray());
    }

    private String where(List<Object> values) {
        StringBuilder text = new StringBuilder();
        for (Condition condition : conditions) {
            text.append(text.length() == 0 ? " WHERE " : " AND ")
                    .append(condition.column.name())
                    .append(condition.comparison.sql);
            values.add(condition.column.bound(condition.value));
        }
        return text.toString();
    }
}
