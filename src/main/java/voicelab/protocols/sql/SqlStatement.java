package voicelab.protocols.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One statement with {@code ?} for each value; values are bound, never pasted into the text.
 *
 * @param values texts, whole numbers ({@code Integer}, {@code Long}), {@code Boolean}, {@code OffsetDateTime} or null
 * @param changes how many rows it must change, or the whole transaction is taken back ({@link SqlReply#NOT_AS_EXPECTED});
 *     below 0 for any number
 */
public record SqlStatement(String text, List<Object> values, int changes) {
    private static final int ANY = -1;

    public SqlStatement {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static SqlStatement of(String text, Object... values) {
        return new SqlStatement(text, java.util.Arrays.asList(values), ANY);
    }

    /** The same, with the number of rows that it must change. */
    public SqlStatement changing(int rows) {
        return new SqlStatement(text, values, rows);
    }

    @Override
    public String toString() {
        return values.isEmpty() ? text : text + " " + values;
    }
}
