package voicelab.systems.reportingserver;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.RecordCodec;
import voicelab.protocols.records.RecordFormatException;
import voicelab.protocols.sql.SqlRefusal;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;

/** Records in the database, one row each however often they arrive. Thread-safe. */
final class RecordStore {
    /** SQLSTATE of 2627 and 2601, a second row with the same record id, in mssql-jdbc's mapping. */
    private static final String UNIQUE = "23000";

    /** SQLSTATE of 208, Invalid object name: the database came back without the tables. */
    private static final String NO_TABLE = "S0002";

    private final RecordDatabase database;
    private final int mostRows;
    private boolean furnished;
    private boolean toForget;

    /** @param mostRows rows of one table; beyond it the oldest go */
    RecordStore(RecordDatabase database, int mostRows) {
        this.database = database;
        this.mostRows = mostRows;
    }

    /** Keeps all or none; returns how many were new. When it returns the database has committed them. */
    int keep(List<CallRecord> records) throws IOException {
        Map<String, CallRecord> once = new LinkedHashMap<>();
        for (CallRecord record : records) once.putIfAbsent(record.kind() + " " + record.id(), record);
        try {
            ask(inserts(once.values()));
            return once.size();
        } catch (SqlRefusal e) {
            if (!e.sqlState().equals(UNIQUE)) throw e;
        }
        // some came before: each alone then, and one that is there already is stored
        int fresh = 0;
        for (CallRecord record : once.values())
            try {
                ask(inserts(List.of(record)));
                fresh++;
            } catch (SqlRefusal e) {
                if (!e.sqlState().equals(UNIQUE)) throw e;
            }
        return fresh;
    }

    private static List<SqlStatement> inserts(Collection<CallRecord> records) {
        Map<RecordTable, List<CallRecord>> byTable = new EnumMap<>(RecordTable.class);
        for (CallRecord record : records)
            byTable.computeIfAbsent(RecordTable.of(record.kind()).orElseThrow(), t -> new ArrayList<>())
                    .add(record);
        List<SqlStatement> inserts = new ArrayList<>();
        byTable.forEach((table, rows) -> {
            for (int from = 0; from < rows.size(); ) {
                int count = RecordTable.chunk(rows.size() - from);
                List<Object> values = new ArrayList<>();
                for (CallRecord row : rows.subList(from, from + count)) addValues(table, row, values);
                inserts.add(SqlStatement.of(table.insertOf(count), values.toArray()));
                from += count;
            }
        });
        return inserts;
    }

    private static void addValues(RecordTable table, CallRecord record, List<Object> values) {
        Map<String, String> fields = RecordCodec.cells(record);
        for (Column column : table.columns()) values.add(column.bound(fields.get(column.field())));
    }

    /** The records that a search finds, in the order in which they were stored. */
    List<CallRecord> find(RecordSearch search) throws IOException {
        List<CallRecord> found = new ArrayList<>();
        for (List<String> row : ask(List.of(search.statement())).get(0).rows()) found.add(record(search.table(), row));
        return found;
    }

    private static CallRecord record(RecordTable table, List<String> row) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = table.columns().get(i);
            if (row.get(i) != null) fields.put(column.field(), column.field(row.get(i)));
        }
        try {
            return RecordCodec.ofCells(table.kind(), fields);
        } catch (RecordFormatException e) {
            throw new IOException("a row that this program did not write: " + e.getMessage(), e);
        }
    }

    /** How many rows a search finds, whatever its page. */
    long count(RecordSearch search) throws IOException {
        return Long.parseLong(
                ask(List.of(search.counting())).get(0).rows().get(0).get(0));
    }

    /** Drops what is older, and the oldest beyond the bound; returns how many rows went. */
    int dropOlderThan(Instant oldest) throws IOException {
        int gone = 0;
        for (RecordTable table : RecordTable.values()) {
            String from = "DELETE FROM " + table.table();
            List<SqlResult> results = ask(List.of(
                    SqlStatement.of(from + " WHERE ended_at < ?", oldest.atOffset(ZoneOffset.UTC)),
                    SqlStatement.of(
                            from + " WHERE seq <= (SELECT MAX(seq) FROM " + table.table() + ") - ?", (long) mostRows)));
            for (SqlResult result : results) gone += result.changed();
        }
        return gone;
    }

    /** Empties the tables; where the database cannot be reached, before it is next used. */
    void forget() throws IOException {
        synchronized (this) {
            toForget = true;
        }
        ask(List.of());
    }

    /** Whether anything was asked of the database in this run. */
    synchronized boolean isUsed() {
        return furnished;
    }

    private List<SqlResult> ask(List<SqlStatement> transaction) throws IOException {
        prepare();
        if (transaction.isEmpty()) return List.of();
        try {
            return database.ask(transaction);
        } catch (SqlRefusal e) {
            if (!e.sqlState().equals(NO_TABLE)) throw e;
            synchronized (this) {
                furnished = false;
            }
            prepare();
            return database.ask(transaction);
        }
    }

    private synchronized void prepare() throws IOException {
        if (!furnished) {
            List<SqlStatement> definitions = new ArrayList<>();
            for (RecordTable table : RecordTable.values())
                for (String ddl : table.ddl()) definitions.add(SqlStatement.of(ddl));
            database.ask(definitions);
        }
        furnished = true;
        if (!toForget) return;
        List<SqlStatement> deletes = new ArrayList<>();
        for (RecordTable table : RecordTable.values()) deletes.add(SqlStatement.of("DELETE FROM " + table.table()));
        database.ask(deletes);
        toForget = false;
    }
}
