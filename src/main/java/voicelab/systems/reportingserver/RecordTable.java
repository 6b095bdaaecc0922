package voicelab.systems.reportingserver;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.Counter;
import voicelab.protocols.records.FieldNames;

/** The tables: ours, with our own prefix; the vendor's schema is not public. One row a record, its JSON body beside it. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
enum RecordTable {
    CDR(
            "voicelab_cdr",
            Cdr.KIND,
            text(FieldNames.ID, "record_id"),
            text(FieldNames.COMPONENT, "component"),
            text(FieldNames.NODE, "node"),
            text(FieldNames.SESSION_ID, "gvp_session_id"),
            text(FieldNames.CALL_ID, "call_id"),
            text(FieldNames.TENANT, "tenant"),
            text(FieldNames.PROFILE, "ivr_profile"),
            text(FieldNames.DNIS, "dnis"),
            text(FieldNames.ANI, "ani"),
            text(FieldNames.LOCAL_URI, "local_uri"),
            text(FieldNames.REMOTE_URI, "remote_uri"),
            text(FieldNames.CALL_TYPE, "call_type"),
            time(FieldNames.START, "started_at"),
            time(FieldNames.END, "ended_at"),
            text(FieldNames.RESULT, "call_result"),
            text(FieldNames.REASON, "reason")),
    EVENT(
            "voicelab_event",
            CallEvent.KIND,
            text(FieldNames.ID, "record_id"),
            text(FieldNames.COMPONENT, "component"),
            text(FieldNames.NODE, "node"),
            text(FieldNames.SESSION_ID, "gvp_session_id"),
            text(FieldNames.CALL_ID, "call_id"),
            time(FieldNames.AT, "ended_at"),
            number(FieldNames.LOG_ID, "log_id"),
            text(FieldNames.NAME, "event_name"),
            new Column(FieldNames.TEXT, "event_text", "VARCHAR(4096)")),
    COUNTER(
            "voicelab_counter",
            Counter.KIND,
            text(FieldNames.ID, "record_id"),
            text(FieldNames.COMPONENT, "component"),
            text(FieldNames.NODE, "node"),
            text(FieldNames.TENANT, "tenant"),
            text(FieldNames.NAME, "counter_name"),
            time(FieldNames.FROM, "started_at"),
            time(FieldNames.TO, "ended_at"),
            number(FieldNames.VALUE, "counted"));

    static final String TIME = "TIMESTAMP(3) WITH TIME ZONE";
    private static final String NUMBER = "BIGINT";

    /**
     * @param field its name in the record
     * @param name its name in the table
     */
    record Column(String field, String name, String type) {}

    private final String table;
    private final String kind;
    private final List<Column> columns;

    RecordTable(String table, String kind, Column... columns) {
        this.table = table;
        this.kind = kind;
        this.columns = List.of(columns);
    }

    static Optional<RecordTable> of(String kind) {
        for (RecordTable t : values()) if (t.kind.equals(kind)) return Optional.of(t);
        return Optional.empty();
    }

    String table() {
        return table;
    }

    String kind() {
        return kind;
    }

    List<Column> columns() {
        return columns;
    }

    Optional<Column> column(String field) {
        return columns.stream().filter(c -> c.field.equals(field)).findFirst();
    }

    List<String> ddl() {
        String fields = columns.stream().map(c -> c.name + " " + c.type).collect(Collectors.joining(", "));
        String create =
                "CREATE TABLE IF NOT EXISTS " + table + " (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                        + fields + ", body VARCHAR(262144), UNIQUE (record_id))";
        return column(FieldNames.SESSION_ID)
                .map(session -> List.of(
                        create,
                        "CREATE INDEX IF NOT EXISTS " + table + "_session ON " + table + " (gvp_session_id)",
                        "CREATE INDEX IF NOT EXISTS " + table + "_call ON " + table + " (call_id)"))
                .orElse(List.of(create));
    }

    String insert() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + names + ", body) VALUES (" + "?, ".repeat(columns.size()) + "?)";
    }

    private static Column text(String field, String name) {
        return new Column(field, name, "VARCHAR(1024)");
    }

    private static Column time(String field, String name) {
        return new Column(field, name, TIME);
    }

    private static Column number(String field, String name) {
        return new Column(field, name, NUMBER);
    }
}
