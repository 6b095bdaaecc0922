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

    private static final String OPEN =
            "event_name = 'incall_begin' AND NOT EXISTS (SELECT 1 FROM voicelab_event over WHERE"
                    + " over.call_id = voicelab_event.call_id AND over.node = voicelab_event.node AND over.event_name = 'incall_end')";

    private static final int MOST_GROUPS = 1_000;

    /** How a column's value compares. */
    enum Comparison {
        IS(" = ?"),
        FROM(" >= ?"),
        BEFORE(" < ?"),
        LIKE(" LIKE ? ESCAPE '!'"),
        /** Of events: the call that began with it has not ended. */
        OPEN("");

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

    /** At most {@value #MOST_GROUPS} values, the most frequent ones. */
    SqlStatement countingBy(Column column) {
        List<Object> values = new ArrayList<>();
        String text =
                "SELECT TOP (" + MOST_GROUPS + ") " + column.name() + ", COUNT(*) AS counted FROM " + table.table()
                        + where(values) + " GROUP BY " + column.name() + " ORDER BY counted DESC, " + column.name();
        return SqlStatement.of(text, values.toArray());
    }

    private String where(List<Object> values) {
        StringBuilder text = new StringBuilder();
        for (Condition condition : conditions) {
            text.append(text.length() == 0 ? " WHERE " : " AND ");
            if (condition.comparison == Comparison.OPEN) {
                text.append(OPEN);
                continue;
            }
            text.append(condition.column.name()).append(condition.comparison.sql);
            values.add(condition.column.bound(condition.value));
        }
        return text.toString();
    }
}
