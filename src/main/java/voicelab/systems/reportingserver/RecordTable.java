package voicelab.systems.reportingserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.Counter;
import voicelab.protocols.records.FieldNames;
import voicelab.systems.reportingserver.Column.Type;

/**
 * The tables: ours, with our own prefix; the vendor's schema is not public. One row a record, one column a field; the T-SQL
 * is SQL Server's own, so that a real one may stand in the stand-in's place.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
enum RecordTable {
    CDR(
            "voicelab_cdr",
            Cdr.KIND,
            new Column(FieldNames.ID, "record_id", Type.ID),
            new Column(FieldNames.COMPONENT, "component", Type.WORD),
            new Column(FieldNames.NODE, "node", Type.TEXT),
            new Column(FieldNames.SESSION_ID, "gvp_session_id", Type.KEY),
            new Column(FieldNames.CALL_ID, "call_id", Type.KEY),
            new Column(FieldNames.TENANT, "tenant", Type.TEXT),
            new Column(FieldNames.PROFILE, "ivr_profile", Type.TEXT),
            new Column(FieldNames.DNIS, "dnis", Type.TEXT),
            new Column(FieldNames.ANI, "ani", Type.TEXT),
            new Column(FieldNames.LOCAL_URI, "local_uri", Type.TEXT),
            new Column(FieldNames.REMOTE_URI, "remote_uri", Type.TEXT),
            new Column(FieldNames.CALL_TYPE, "call_type", Type.TEXT),
            new Column(FieldNames.START, "started_at", Type.TIME),
            new Column(FieldNames.END, "ended_at", Type.TIME),
            new Column(FieldNames.RESULT, "call_result", Type.TEXT),
            new Column(FieldNames.REASON, "reason", Type.TEXT),
            new Column(FieldNames.SESSION_DATA, "session_data", Type.LONG_TEXT)),
    EVENT(
            "voicelab_event",
            CallEvent.KIND,
            new Column(FieldNames.ID, "record_id", Type.ID),
            new Column(FieldNames.COMPONENT, "component", Type.WORD),
            new Column(FieldNames.NODE, "node", Type.TEXT),
            new Column(FieldNames.SESSION_ID, "gvp_session_id", Type.KEY),
            new Column(FieldNames.CALL_ID, "call_id", Type.KEY),
            new Column(FieldNames.AT, "ended_at", Type.TIME),
            new Column(FieldNames.LOG_ID, "log_id", Type.NUMBER),
            new Column(FieldNames.NAME, "event_name", Type.TEXT),
            new Column(FieldNames.TEXT, "event_text", Type.EVENT_TEXT)),
    COUNTER(
            "voicelab_counter",
            Counter.KIND,
            new Column(FieldNames.ID, "record_id", Type.ID),
            new Column(FieldNames.COMPONENT, "component", Type.WORD),
            new Column(FieldNames.NODE, "node", Type.TEXT),
            new Column(FieldNames.TENANT, "tenant", Type.TEXT),
            new Column(FieldNames.NAME, "counter_name", Type.TEXT),
            new Column(FieldNames.FROM, "started_at", Type.TIME),
            new Column(FieldNames.TO, "ended_at", Type.TIME),
            new Column(FieldNames.VALUE, "counted", Type.NUMBER)),
    /** Voice application reporting: what a page said of itself in {@code <log>}, beside the event that brought it. */
    VAR(
            "voicelab_var",
            "",
            new Column(FieldNames.ID, "record_id", Type.ID),
            new Column(FieldNames.COMPONENT, "component", Type.WORD),
            new Column(FieldNames.NODE, "node", Type.TEXT),
            new Column(FieldNames.SESSION_ID, "gvp_session_id", Type.KEY),
            new Column(FieldNames.CALL_ID, "call_id", Type.KEY),
            new Column(FieldNames.AT, "ended_at", Type.TIME),
            new Column(VarEntry.TYPE, "var_type", Type.TEXT),
            new Column(VarEntry.ITEM, "item", Type.TEXT),
            new Column(VarEntry.PARENT, "parent", Type.TEXT),
            new Column(FieldNames.VALUE, "item_value", Type.EVENT_TEXT)),
    /** What the recorder keeps of messages that are not of the record schema. */
    FRAME(
            "voicelab_frame",
            "",
            new Column(FieldNames.ID, "record_id", Type.ID),
            new Column(KeptFrame.QUEUE, "queue", Type.TEXT),
            new Column(FieldNames.AT, "ended_at", Type.TIME),
            new Column(KeptFrame.KIND, "message_kind", Type.WORD),
            new Column(KeptFrame.PROPERTIES, "properties", Type.LONG_TEXT),
            new Column(KeptFrame.BODY, "body_base64", Type.LONG_TEXT));

    private final String table;
    private final String kind;
    private final List<Column> columns;
    private final String names;
    private final List<String> inserts;

    RecordTable(String table, String kind, Column... columns) {
        this.table = table;
        this.kind = kind;
        this.columns = List.of(columns);
        this.names = this.columns.stream().map(Column::name).collect(Collectors.joining(", "));
        this.inserts = Chunks.ROWS.stream().map(this::insert).toList();
    }

    static Optional<RecordTable> of(String kind) {
        for (RecordTable t : values()) if (!t.kind.isEmpty() && t.kind.equals(kind)) return Optional.of(t);
        return Optional.empty();
    }

    String table() {
        return table;
    }

    /** The kind of record that it holds; empty for what is no record of its own. */
    String kind() {
        return kind;
    }

    List<Column> columns() {
        return columns;
    }

    /** The names of all columns, as they stand in a SELECT. */
    String names() {
        return names;
    }

    Optional<Column> column(String field) {
        return columns.stream().filter(c -> c.field().equals(field)).findFirst();
    }

    /** Makes the table and its indexes where they are not there yet; each statement stands alone. */
    List<String> ddl() {
        String fields =
                columns.stream().map(c -> c.name() + " " + c.type().sql()).collect(Collectors.joining(", "));
        List<String> all = new ArrayList<>();
        all.add("IF OBJECT_ID('" + table + "') IS NULL CREATE TABLE " + table
                + " (seq BIGINT IDENTITY(1,1) PRIMARY KEY, " + fields + ", CONSTRAINT " + table
                + "_once UNIQUE (record_id))");
        for (Column column : columns) if (column.type() == Type.KEY) all.add(index(column.name()));
        // reports ask by time; of events there are too many to pay for it with each
        if (this == CDR) all.add(index("ended_at"));
        return all;
    }

    private String index(String column) {
        String name = table + "_" + column;
        return "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = '" + name + "') CREATE INDEX " + name + " ON "
                + table + " (" + column + ")";
    }

    /** How many of {@code left} rows the next statement takes. */
    static int chunk(int left) {
        for (int rows : Chunks.ROWS) if (rows <= left) return rows;
        throw new IllegalArgumentException("no rows");
    }

    /** @param rows what {@link #chunk} said */
    String insertOf(int rows) {
        return inserts.get(Chunks.ROWS.indexOf(rows));
    }

    private String insert(int rows) {
        String row = "(" + "?, ".repeat(columns.size() - 1) + "?)";
        return "INSERT INTO " + table + " (" + names + ") VALUES " + row + (", " + row).repeat(rows - 1);
    }

    /** Rows of one statement: few different texts, so that the server's prepared ones are used again. */
    private static final class Chunks {
        private static final List<Integer> ROWS = List.of(64, 16, 4, 1);
    }
}
