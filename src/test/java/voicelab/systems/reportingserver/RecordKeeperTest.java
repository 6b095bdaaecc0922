package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.broker.SomeRecords;
import voicelab.engines.sql.EmbeddedDatabase;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.FieldNames;

class RecordKeeperTest {
    @TempDir
    Path directory;

    private static Map<RecordTable.Column, String> by(RecordTable table, String field, String value) {
        return Map.of(table.column(field).orElseThrow(), value);
    }

    @Test
    void a_record_that_arrives_twice_has_one_row() throws SQLException {
        try (RecordStore store = new RecordStore(EmbeddedDatabase::inMemory)) {
            CallRecord cdr = SomeRecords.cdr("r-1", "s-1");
            assertEquals(1, store.keep(List.of(cdr, cdr)));
            assertEquals(0, store.keep(List.of(cdr)));
            assertEquals(1, store.count(RecordTable.CDR));
            Answer found = store.find(RecordTable.CDR, by(RecordTable.CDR, FieldNames.SESSION_ID, "s-1"), 10);
            assertEquals(List.of(cdr), found.records());
            assertFalse(found.more());
        }
    }

    @Test
    void records_of_all_kinds_survive_a_close_and_come_back_in_order() throws SQLException {
        RecordStore.Opener file = () -> EmbeddedDatabase.inFile(directory.resolve("records"));
        List<CallRecord> events = IntStream.range(0, 5)
                .<CallRecord>mapToObj(i -> SomeRecords.event("e-" + i, "s"))
                .toList();
        try (RecordStore store = new RecordStore(file)) {
            store.keep(events);
            store.keep(List.of(SomeRecords.counter("k-1")));
        }
        try (RecordStore store = new RecordStore(file)) {
            assertEquals(events, store.find(RecordTable.EVENT, Map.of(), 10).records());
            Answer some = store.find(RecordTable.EVENT, Map.of(), 3);
            assertEquals(events.subList(0, 3), some.records());
            assertTrue(some.more());
            assertEquals(1, store.count(RecordTable.COUNTER));
        }
    }

    @Test
    void old_records_are_dropped() throws SQLException {
        try (RecordStore store = new RecordStore(EmbeddedDatabase::inMemory)) {
            store.keep(List.of(SomeRecords.cdr("r-1", "s"), SomeRecords.event("e-1", "s")));
            assertEquals(0, store.dropOlderThan(SomeRecords.NOON.minusSeconds(1)));
            assertEquals(2, store.dropOlderThan(SomeRecords.NOON.plusSeconds(3_600)));
            assertEquals(0, store.count(RecordTable.CDR));
        }
    }

    @Test
    void a_lost_database_fails_the_batch_and_is_opened_again() throws Exception {
        boolean[] away = {true};
        RecordStore.Opener opener = () -> {
            if (away[0]) throw new SQLException("disk gone");
            return EmbeddedDatabase.inMemory();
        };
        try (RecordStore store = new RecordStore(opener)) {
            assertThrows(SQLException.class, store::open);
            assertThrows(SQLException.class, () -> store.keep(List.of(SomeRecords.cdr("r-1", "s"))));
            away[0] = false;
            assertEquals(1, store.keep(List.of(SomeRecords.cdr("r-1", "s"))));
        }
    }

    @Test
    void a_path_that_would_smuggle_settings_is_refused() {
        assertThrows(SQLException.class, () -> EmbeddedDatabase.inFile(directory.resolve("x;INIT=RUNSCRIPT FROM 'y'")));
    }

    @Test
    void options_that_are_no_number_of_days_leave_the_default_and_are_named() {
        ReportingConfiguration fresh =
                ReportingConfiguration.defaults(new ReportingSettings("azure_rs", "memory", 40, null));
        assertEquals("false", fresh.facts().get("read"));
        ReportingConfiguration read = fresh.read(7, Map.of(ReportingConfiguration.RETENTION, "12"), 40);
        assertEquals(12, read.retentionDays());
        assertEquals("12", read.facts().get("option " + ReportingConfiguration.RETENTION));
        ReportingConfiguration odd = read.read(7, Map.of(ReportingConfiguration.RETENTION, "soon"), 40);
        assertEquals(40, odd.retentionDays());
        assertTrue(odd.problem().contains("soon"));
    }
}
