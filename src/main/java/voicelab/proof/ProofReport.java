package voicelab.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** All rows of the tables and, apart, the support links. */
public record ProofReport(List<RowResult> rows, List<RowResult> support) {

    public long provedRows() {
        return rows.stream().filter(RowResult::proved).count();
    }

    /** Links of the tables with a proved row. */
    public long provedLinks() {
        return rows.stream()
                .filter(RowResult::proved)
                .map(RowResult::link)
                .distinct()
                .count();
    }

    public long allLinks() {
        return rows.stream().map(RowResult::link).distinct().count();
    }

    public boolean anyFailed() {
        return Stream.concat(rows.stream(), support.stream()).anyMatch(RowResult::failed);
    }

    /** {@code proved 16 of 81 rows, 10 of 70 links}. */
    public String lastLine() {
        return "proved " + provedRows() + " of " + rows.size() + " rows, " + provedLinks() + " of " + allLinks()
                + " links";
    }

    public ObjectNode json() {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        rows.forEach(row -> add(whole.withArray("rows"), row));
        whole.withArray("support");
        support.forEach(row -> add(whole.withArray("support"), row));
        whole.put("proved", provedRows());
        whole.put("total", rows.size());
        return whole;
    }

    private static void add(ArrayNode to, RowResult row) {
        to.addObject()
                .put("id", row.id())
                .put("link", row.link())
                .put("state", row.state())
                .put("millis", row.millis())
                .put("reason", row.reason());
    }
}
