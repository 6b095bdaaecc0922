package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.engines.broker.SomeRecords;
import voicelab.fault.FaultParser;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.Component;
import voicelab.protocols.records.FieldNames;
import voicelab.protocols.sql.SqlLogin;
import voicelab.protocols.sql.SqlRefusal;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;
import voicelab.standin.Settings;
import voicelab.systems.reportingserver.RecordSearch.Comparison;
import voicelab.systems.reportingserver.RecordSearch.Condition;

/** Records in the SQL Server stand-in, over gvp-16 with mssql-jdbc's defaults. */
class RecordStoreTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final SystemId CALLER = new SystemId("reporting-server");
    private static final SystemId CALLEE = new SystemId("sql-server");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SqlLogin OWNER = new SqlLogin(SqlLogin.Server.SQL_SERVER, "gvp_rs", "gvp_rs", "gvp_rs", true);
    private static RunningLab lab;
    private RecordStore store;

    @BeforeAll
    static void boot() throws Exception {
        Map<SystemId, SystemChoice> choices = new LinkedHashMap<>();
        for (SystemId id : List.of(CALLER, CALLEE))
            choices.put(id, new SystemChoice(id, 1, Map.of(), Settings.empty("test")));
        lab = RunningLab.boot(new LabOrder(
                MAP,
                Catalogue.shipped(),
                new Profile("records", choices, Map.of()),
                Net.parse("127.34.16.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @BeforeEach
    void open() {
        store = new RecordStore(RecordStoreTest::ask, 1_000);
    }

    @AfterEach
    void forget() throws IOException {
        lab.faults().mendAll();
        store.forget();
        assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
    }

    private static List<SqlResult> ask(SqlLogin login, List<SqlStatement> transaction) throws IOException {
        InetSocketAddress there = lab.plan()
                .listen(
                        InstanceId.first(CALLEE),
                        MAP.link("gvp-16").orElseThrow().listeners().get(0))
                .orElseThrow();
        return ((SqlReply) lab.wiring()
                        .arrow(InstanceId.first(CALLER), "gvp-16")
                        .call(new SqlRequest(login, transaction), new Hop(null, there), PATIENCE))
                .orThrow();
    }

    private static List<SqlResult> ask(List<SqlStatement> transaction) throws IOException {
        return ask(OWNER, transaction);
    }

    private static RecordSearch by(RecordTable table, String field, String value) {
        Column column = table.column(field).orElseThrow();
        return new RecordSearch(table, List.of(new Condition(column, Comparison.IS, value)), 0, 200);
    }

    private static RecordSearch page(RecordTable table, long skip, int limit) {
        return new RecordSearch(table, List.of(), skip, limit);
    }

    @Test
    void a_record_that_arrives_twice_has_one_row() throws IOException {
        CallRecord first = SomeRecords.cdr("r-1", "s-1");
        CallRecord second = SomeRecords.cdr("r-2", "s-1");
        assertEquals(1, store.keep(List.of(first, first)));
        assertEquals(0, store.keep(List.of(first)));
        assertEquals(1, store.keep(List.of(first, second)), "a batch of which a part came before");
        assertEquals(List.of(first, second), store.find(by(RecordTable.CDR, FieldNames.SESSION_ID, "s-1")));
        assertEquals(2, store.count(RecordSearch.all(RecordTable.CDR)));
    }

    @Test
    void record_ids_that_differ_in_case_alone_are_two() throws IOException {
        assertEquals(2, store.keep(List.of(SomeRecords.cdr("r-a", "s"), SomeRecords.cdr("r-A", "s"))));
    }

    @Test
    void records_of_all_kinds_come_back_whole_and_in_order() throws IOException {
        List<CallRecord> events = IntStream.range(0, 151)
                .<CallRecord>mapToObj(i -> SomeRecords.event("e-" + i, "s"))
                .toList();
        assertEquals(151, store.keep(events));
        assertEquals(1, store.keep(List.of(SomeRecords.counter("k-1"))));
        assertEquals(events, store.find(page(RecordTable.EVENT, 0, 200)));
        assertEquals(events.subList(100, 103), store.find(page(RecordTable.EVENT, 100, 3)));
        assertEquals(List.of(SomeRecords.counter("k-1")), store.find(page(RecordTable.COUNTER, 0, 9)));
    }

    @Test
    void the_largest_record_is_kept() throws IOException {
        String wide = "ä".repeat(1_024);
        var draft = Cdr.draft("r".repeat(128), Component.MCP)
                .node(wide)
                .sessionId("s".repeat(850))
                .callId("c".repeat(1_024))
                .tenant(wide)
                .profile(wide)
                .dnis(wide)
                .ani(wide)
                .localUri(wide)
                .remoteUri(wide)
                .callType(wide)
                .start(SomeRecords.NOON)
                .end(SomeRecords.NOON.plusMillis(1))
                .result(wide, wide);
        for (int i = 0; i < 24; i++) draft.sessionData("name" + i, "v".repeat(512));
        Cdr cdr = draft.done();
        assertEquals(1, store.keep(List.of(cdr)));
        Cdr found = (Cdr) store.find(by(RecordTable.CDR, FieldNames.CALL_ID, cdr.callId()))
                .get(0);
        assertEquals(cdr.callId().substring(0, 850), found.callId());
        assertEquals(cdr.sessionId(), found.sessionId());
        assertEquals(cdr.sessionData(), found.sessionData());
        assertEquals(cdr.end(), found.end());
    }

    @Test
    void old_records_are_dropped() throws IOException {
        store.keep(List.of(SomeRecords.cdr("r-1", "s"), SomeRecords.event("e-1", "s")));
        assertEquals(0, store.dropOlderThan(SomeRecords.NOON.minusSeconds(1)));
        assertEquals(2, store.dropOlderThan(SomeRecords.NOON.plusSeconds(3_600)));
        assertEquals(0, store.count(RecordSearch.all(RecordTable.CDR)));
    }

    @Test
    void beyond_the_bound_the_oldest_go() throws IOException {
        RecordStore small = new RecordStore(RecordStoreTest::ask, 3);
        List<CallRecord> events = IntStream.range(0, 5)
                .<CallRecord>mapToObj(i -> SomeRecords.event("e-" + i, "s"))
                .toList();
        small.keep(events);
        assertEquals(2, small.dropOlderThan(SomeRecords.NOON.minusSeconds(1)));
        assertEquals(events.subList(2, 5), small.find(page(RecordTable.EVENT, 0, 9)));
    }

    @Test
    void a_database_that_comes_back_without_its_tables_gets_them_again() throws IOException {
        store.keep(List.of(SomeRecords.cdr("r-1", "s")));
        List<SqlStatement> drops = new ArrayList<>();
        for (RecordTable table : RecordTable.values()) drops.add(SqlStatement.of("DROP TABLE " + table.table()));
        ask(drops);
        assertEquals(1, store.keep(List.of(SomeRecords.cdr("r-2", "s"))));
        assertEquals(1, store.count(RecordSearch.all(RecordTable.CDR)));
    }

    @Test
    void a_cut_fails_the_batch_and_what_was_to_be_forgotten_is_gone_after_it() throws IOException {
        CallRecord cdr = SomeRecords.cdr("r-1", "s");
        store.keep(List.of(cdr));
        lab.faults().set(new FaultParser(MAP).parse("gvp-16=cut"));
        ArrowFailure cut = assertThrows(ArrowFailure.class, () -> store.keep(List.of(SomeRecords.cdr("r-2", "s"))));
        assertEquals("arrow gvp-16 (reporting-server -> sql-server) is cut", cut.getMessage());
        assertThrows(ArrowFailure.class, () -> store.forget());
        lab.faults().mendAll();
        assertEquals(1, store.keep(List.of(cdr)));
    }

    @Test
    void the_reader_reads_and_does_not_write_and_a_wrong_password_is_18456() throws IOException {
        store.keep(List.of(SomeRecords.cdr("r-1", "s")));
        SqlLogin reader = new SqlLogin(SqlLogin.Server.SQL_SERVER, "gvp_rs", "mssqlreader", "mssqlreader", true);
        SqlStatement read = SqlStatement.of("SELECT gvp_session_id FROM voicelab_cdr");
        assertEquals(List.of(List.of("s")), ask(reader, List.of(read)).get(0).rows());
        SqlRefusal refusal =
                assertThrows(SqlRefusal.class, () -> ask(reader, List.of(SqlStatement.of("DELETE FROM voicelab_cdr"))));
        assertEquals("S0005", refusal.sqlState(), refusal.getMessage());
        SqlLogin wrong = new SqlLogin(SqlLogin.Server.SQL_SERVER, "gvp_rs", "gvp_rs", "no", true);
        SqlRefusal login = assertThrows(SqlRefusal.class, () -> ask(wrong, List.of(read)));
        assertEquals(true, login.getMessage().startsWith("Login failed for user 'gvp_rs'."), login.getMessage());
    }
}
