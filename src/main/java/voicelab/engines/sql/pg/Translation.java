package voicelab.engines.sql.pg;

import java.util.List;
import java.util.Locale;
import voicelab.protocols.pgwire.WireColumn;

/**
 * A statement in the engine's words.
 *
 * @param verb as its tag begins: {@code INSERT}, {@code CREATE TABLE}
 * @param changesShape whether it is one of those that the engine commits by itself
 */
record Translation(String sql, String verb, boolean changesShape) {

    boolean writes() {
        return !verb.equals("SELECT") && !verb.equals("EXPLAIN");
    }

    String tag(long rows) {
        return switch (verb) {
            case "INSERT" -> "INSERT 0 " + rows;
            case "UPDATE", "DELETE", "MERGE" -> verb + " " + rows;
            default -> verb;
        };
    }

    /** What stands before the number of rows that were sent. */
    String tagOfRows() {
        return verb.equals("INSERT") ? "INSERT 0" : verb.toUpperCase(Locale.ROOT);
    }

    List<WireColumn> columns(List<WireColumn> engine) {
        // the engine's plan is one text
        return verb.equals("EXPLAIN") ? Columns.text("QUERY PLAN") : engine;
    }

    void after(PgSession session) {
        // nothing so far
    }
}
