package voicelab.protocols.sql;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import voicelab.protocols.Parcel;

/**
 * What a transaction gave: a result for each statement, or the database's refusal.
 *
 * @param sqlState empty when the transaction is kept
 * @param problem the database's own words, empty when the transaction is kept
 */
public record SqlReply(List<SqlResult> results, String sqlState, String problem) implements Parcel {
    /** The state of a transaction that was taken back because a statement changed another number of rows than it must. */
    public static final String NOT_AS_EXPECTED = "40001";

    private static final int MAX_BYTES = 256 * 1024;

    public static SqlReply kept(List<SqlResult> results) {
        return new SqlReply(List.copyOf(results), "", "");
    }

    public static SqlReply refused(String sqlState, String problem) {
        return new SqlReply(List.of(), sqlState, problem);
    }

    /** @throws SqlRefusal when the database refused */
    public List<SqlResult> orThrow() throws SqlRefusal {
        if (!sqlState.isEmpty()) throw new SqlRefusal(sqlState, problem);
        return results;
    }

    @Override
    public String protocol() {
        return SqlRequest.PROTOCOL;
    }

    @Override
    public String summary() {
        if (!sqlState.isEmpty()) return "refused " + sqlState + ": " + problem;
        return rows() + " rows read, " + changed() + " changed";
    }

    /** One row a line; a long answer is shown as far as a reader of the journal needs. */
    @Override
    public byte[] bytes() {
        if (!sqlState.isEmpty()) return summary().getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        for (SqlResult result : results) {
            if (result.rows().isEmpty())
                text.append(result.changed()).append(" changed").append('\n');
            for (List<String> row : result.rows()) {
                StringJoiner line = new StringJoiner("\t", "", "\n");
                row.forEach(line::add);
                text.append(line);
                if (text.length() > MAX_BYTES)
                    return text.append("...").toString().getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!sqlState.isEmpty()) fields.put("sqlstate", sqlState);
        fields.put("rows", Integer.toString(rows()));
        fields.put("changed", Integer.toString(changed()));
        return fields;
    }

    private int rows() {
        return results.stream().mapToInt(result -> result.rows().size()).sum();
    }

    private int changed() {
        return results.stream().mapToInt(SqlResult::changed).sum();
    }
}
