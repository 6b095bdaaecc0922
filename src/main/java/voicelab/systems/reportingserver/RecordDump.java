package voicelab.systems.reportingserver;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.RecordCodec;
import voicelab.protocols.records.RecordFormatException;

/** The stored records as files, one a table, one record's JSON a line. */
final class RecordDump {
    private static final int BATCH = 1_000;

    private RecordDump() {}

    static void write(RecordStore store, Path folder) throws IOException {
        for (RecordTable table : RecordTable.values()) {
            try (BufferedWriter out = Files.newBufferedWriter(file(folder, table))) {
                List<Map.Entry<Long, String>> rows;
                long seq = 0;
                do {
                    rows = store.rows(table, seq, BATCH);
                    for (Map.Entry<Long, String> row : rows) {
                        out.write(row.getValue());
                        out.write('\n');
                        seq = row.getKey();
                    }
                } while (rows.size() == BATCH);
            } catch (SQLException e) {
                throw new IOException(table.table() + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    static void read(RecordStore store, Path folder) throws IOException {
        try {
            store.forget();
            for (RecordTable table : RecordTable.values()) {
                try (BufferedReader in = Files.newBufferedReader(file(folder, table))) {
                    List<CallRecord> batch = new ArrayList<>();
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        batch.add(RecordCodec.decode(line.getBytes(StandardCharsets.UTF_8)));
                        if (batch.size() == BATCH) flush(store, batch);
                    }
                    flush(store, batch);
                }
            }
        } catch (SQLException | RecordFormatException e) {
            throw new IOException("the records cannot be put back: " + e.getMessage(), e);
        }
    }

    private static void flush(RecordStore store, List<CallRecord> batch) throws SQLException {
        if (!batch.isEmpty()) store.keep(batch);
        batch.clear();
    }

    private static Path file(Path folder, RecordTable table) {
        return folder.resolve(table.table() + ".jsonl");
    }
}
