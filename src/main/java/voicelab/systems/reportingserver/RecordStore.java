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
import java.util.Optional;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.FieldNames;
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
        List<Entry> entries = new ArrayList<>();
        for (CallRecord record : records) {
            RecordTable table = RecordTable.of(record.kind()).orElseThrow();
            Optional<Map<String, String>> var =
                    record instanceof CallEvent event ? VarEntry.of(event) : Optional.empty();
            entries.add(new Entry(table, RecordCodec.cells(record), var));
        }
        return keepEntries(entries);
    }

    /** The same for messages that are not of the record schema. */
    int keepFrames(List<Map<String, String>> frames) throws IOException {
        return keepEntries(frames.stream()
                .map(cells -> new Entry(RecordTable.FRAME, cells, Optional.empty()))
                .toList());
    }

    /** A row, and what a VAR event brings along. */
    private record Entry(RecordTable table, Map<String, String> cells, Optional<Map<String, String>> var) {
        String key() {
            return table + " " + cells.get(FieldNames.ID);
        }
    }

    private int keepEntries(List<Entry> entries) throws IOException {
        Map<String, Entry> once = new LinkedHashMap<>();
        for (Entry entry : entries) once.putIfAbsent(entry.key(), entry);
        try {
            ask(inserts(once.values()));
            return once.size();
        } catch (SqlRefusal e) {
            if (!e.sqlState().equals(UNIQUE)) throw e;
        }
        // some came before: each alone then, and one that is there already is stored
        int fresh = 0;
        for (Entry entry : once.values())
            try {
                ask(inserts(List.of(entry)));
                fresh++;
            } catch (SqlRefusal e) {
                if (!e.sqlState().equals(UNIQUE)) throw e;
            }
        return fresh;
    }

    private static List<SqlStatement> inserts(Collection<Entry> entries) {
        Map<RecordTable, List<Map<String, String>>> byTable = new EnumMap<>(RecordTable.class);
        for (Entry entry : entries) {
            byTable.computeIfAbsent(entry.table, t -> new ArrayList<>()).add(entry.cells);
            entry.var.ifPresent(cells -> byTable.computeIfAbsent(RecordTable.VAR, t -> new ArrayList<>())
                    .add(cells));
        }
        List<SqlStatement> inserts = new ArrayList<>();
        byTable.forEach((table, rows) -> {
            for (int from = 0; from < rows.size(); ) {
                int count = RecordTable.chunk(rows.size() - from);
                List<Object> values = new ArrayList<>();
                for (Map<String, String> row : rows.subList(from, from + count))
                    for (Column column : table.columns()) values.add(column.bound(row.get(column.field())));
                inserts.add(SqlStatement.of(table.insertOf(count), values.toArray()));
                from += count;
            }
        });
        return inserts;
    }

    /** The records that a search finds, in the order in which they were stored. */
    List<CallRecord> find(RecordSearch search) throws IOException {
        List<CallRecord> found = new ArrayList<>();
        for (Map<String, Object> row : rows(search))
            try {
                found.add(RecordCodec.ofCells(search.table().kind(), row));
            } catch (RecordFormatException e) {
                throw new IOException("a row that this program did not write: " + e.getMessage(), e);
            }
        return found;
    }

    /** The rows that a search finds, in the order in which they were stored: fields and their values. */
    List<Map<String, Object>> rows(RecordSearch search) throws IOException {
        List<Map<String, Object>> found = new ArrayList<>();
        for (List<String> row : ask(List.of(search.statement())).get(0).rows()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                Column column = search.table().columns().get(i);
                if (row.get(i) != null) fields.put(column.field(), column.field(row.get(i)));
            }
            found.add(fields);
        }
        return found;
    }

    /** How many rows of each value of a column a search finds. */
    Map<String, Long> countBy(RecordSearch search, Column column) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (List<String> row : ask(List.of(search.countingBy(column))).get(0).rows())
            counts.put(row.get(0), Long.parseLong(row.get(1)));
        return counts;
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
