package voicelab.systems.reportingserver;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import voicelab.engines.sql.EmbeddedDatabase;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.RecordCodec;
import voicelab.protocols.records.RecordFormatException;

/**
 * Records in the embedded database, one row each however often they arrive. A database that fails is closed and opened
 * again at the next use.
 */
final class RecordStore implements AutoCloseable {
    /** Rows of one table; beyond it the oldest go. */
    static final int ROWS = 200_000;

    /** Opens the database: again after a loss. */
    @FunctionalInterface
    interface Opener {
        EmbeddedDatabase open() throws SQLException;
    }

    private final Opener opener;
    private EmbeddedDatabase database;
    private boolean closed;

    RecordStore(Opener opener) {
        this.opener = opener;
    }

    /** Opens the database now, so that a fault shows at boot. */
    synchronized void open() throws SQLException {
        database();
    }

    private EmbeddedDatabase database() throws SQLException {
        if (closed) throw new SQLException("the record store is closed");
        if (database != null) return database;
        EmbeddedDatabase opened = opener.open();
        try {
            for (RecordTable table : RecordTable.values()) for (String ddl : table.ddl()) opened.update(ddl);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        database = opened;
        return opened;
    }

    /** Work on the database; a failure drops it, so that the next use opens it anew. */
    private synchronized <T> T with(DatabaseWork<T> work) throws SQLException {
        EmbeddedDatabase now = database();
        try {
            return work.on(now);
        } catch (SQLException e) {
            drop();
            throw e;
        }
    }

    @FunctionalInterface
    private interface DatabaseWork<T> {
        T on(EmbeddedDatabase database) throws SQLException;
    }

    private void drop() {
        try {
            if (database != null) database.close();
        } catch (SQLException e) {
            // it is lost; opening it again will tell more
        }
        database = null;
    }

    /** Keeps all or none; returns how many were new. When it returns they are in the file. */
    int keep(List<CallRecord> records) throws SQLException {
        return with(db -> {
            int fresh = db.transaction(() -> {
                int count = 0;
                for (CallRecord record : records) if (insert(db, record)) count++;
                return count;
            });
            db.flush();
            return fresh;
        });
    }

    private static boolean insert(EmbeddedDatabase db, CallRecord record) throws SQLException {
        RecordTable table = RecordTable.of(record.kind()).orElseThrow();
        String known = "SELECT 1 FROM " + table.table() + " WHERE record_id = ?";
        if (!db.query(known, 1, row -> 1, record.id()).isEmpty()) return false;
        Map<String, String> fields = record.fields();
        List<Object> values = new ArrayList<>();
        for (RecordTable.Column column : table.columns()) values.add(value(column, fields.get(column.field())));
        values.add(new String(RecordCodec.encode(record), StandardCharsets.UTF_8));
        db.update(table.insert(), values.toArray());
        return true;
    }

    private static Object value(RecordTable.Column column, String text) {
        if (column.type().equals(RecordTable.TIME)) return Instant.parse(text).atOffset(ZoneOffset.UTC);
        return text;
    }

    /** @param where columns of this table and the values that they must have */
    Answer find(RecordTable table, Map<RecordTable.Column, String> where, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT body FROM ").append(table.table());
        List<Object> values = new ArrayList<>();
        where.forEach((column, value) -> {
            sql.append(values.isEmpty() ? " WHERE " : " AND ")
                    .append(column.name())
                    .append(" = ?");
            values.add(value);
        });
        sql.append(" ORDER BY seq");
        List<String> bodies =
                with(db -> db.query(sql.toString(), limit + 1, row -> row.getString(1), values.toArray()));
        List<CallRecord> records = new ArrayList<>();
        for (String body : bodies.subList(0, Math.min(limit, bodies.size()))) records.add(decoded(body));
        return Answer.of(records, bodies.size() > limit);
    }

    /** At most {@code limit} stored records after row {@code seq}, in their order: each row's number and its JSON. */
    List<Map.Entry<Long, String>> rows(RecordTable table, long seq, int limit) throws SQLException {
        String sql = "SELECT seq, body FROM " + table.table() + " WHERE seq > ? ORDER BY seq";
        return with(db -> db.query(sql, limit, row -> Map.entry(row.getLong(1), row.getString(2)), seq));
    }

    private static CallRecord decoded(String body) throws SQLException {
        try {
            return RecordCodec.decode(body.getBytes(StandardCharsets.UTF_8));
        } catch (RecordFormatException e) {
            throw new SQLException("a row that this program did not write: " + e.getMessage(), e);
        }
    }

    long count(RecordTable table) throws SQLException {
        return with(db -> db.query("SELECT COUNT(*) FROM " + table.table(), 1, row -> row.getLong(1))
                .get(0));
    }

    /** Drops what is older, and the oldest beyond {@link #ROWS}; returns how many rows went. */
    int dropOlderThan(Instant oldest) throws SQLException {
        return with(db -> {
            int gone = 0;
            for (RecordTable table : RecordTable.values()) {
                String from = "DELETE FROM " + table.table();
                gone += db.update(from + " WHERE ended_at < ?", oldest.atOffset(ZoneOffset.UTC));
                gone += db.update(from + " WHERE seq <= (SELECT MAX(seq) FROM " + table.table() + ") - ?", ROWS);
            }
            return gone;
        });
    }

    void forget() throws SQLException {
        with(db -> {
            for (RecordTable table : RecordTable.values()) db.update("DELETE FROM " + table.table());
            db.flush();
            return 0;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }
}
