package voicelab.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.protocols.sql.SqlLogin;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;
import voicelab.protocols.sql.SqlStatement;
import voicelab.standin.Settings;

/** gvp-17 as any room would use it: transactions to the PostgreSQL stand-in, and every fault on them. */
class SqlArrowTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final SystemId CALLER = new SystemId("gvp-config-server");
    private static final SystemId CALLEE = new SystemId("postgresql");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IMPATIENCE = Duration.ofMillis(400);
    private static RunningLab lab;

    @BeforeAll
    static void boot() throws Exception {
        Map<SystemId, SystemChoice> choices = new LinkedHashMap<>();
        for (SystemId id : List.of(CALLER, CALLEE))
            choices.put(id, new SystemChoice(id, 1, Map.of(), Settings.empty("test")));
        lab = RunningLab.boot(new LabOrder(
                MAP,
                Catalogue.shipped().and(CALLER.text(), () -> new SilentRoom(CALLER)),
                new Profile("sql", choices, Map.of()),
                Net.parse("127.37.17.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
        ask(PATIENCE, SqlStatement.of("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR)"));
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void forget() throws Exception {
        lab.faults().mendAll();
        // a server may go on with what it was asked before it finds its client gone, and hold that one's locks so long
        for (int i = 0; i < 20; i++)
            if (ask(PATIENCE, SqlStatement.of("DELETE FROM t")).sqlState().isEmpty()) break;
        lab.reset();
    }

    private static SqlReply ask(Duration patience, SqlStatement... statements) throws IOException {
        SqlRequest request = new SqlRequest(new SqlLogin("gvp", "gvp", "gvp", false), List.of(statements));
        InetSocketAddress there = lab.plan()
                .listen(
                        InstanceId.first(CALLEE),
                        MAP.link("gvp-17").orElseThrow().listeners().get(0))
                .orElseThrow();
        return (SqlReply)
                lab.wiring().arrow(InstanceId.first(CALLER), "gvp-17").call(request, new Hop(null, there), patience);
    }

    private static SqlStatement insert(int id, String name) {
        return SqlStatement.of("INSERT INTO t (id, name) VALUES (?, ?)", id, name);
    }

    private static String names() throws IOException {
        return ask(PATIENCE, SqlStatement.of("SELECT name FROM t ORDER BY id"))
                .orThrow()
                .get(0)
                .rows()
                .toString();
    }

    private static void fault(String text) {
        lab.faults().set(new FaultParser(MAP).parse(text));
    }

    @Test
    void a_transaction_crosses_from_the_callers_own_address_and_is_seen_at_both_ends() throws Exception {
        ask(PATIENCE, insert(1, "nonce-1"), insert(2, "nonce-2")).orThrow();
        String own = lab.plan().address(InstanceId.first(CALLER)).getHostAddress();
        List<String> seen = new ArrayList<>();
        for (JournalEntry entry : lab.journal().since(0))
            if (new String(entry.parcel().bytes(), java.nio.charset.StandardCharsets.UTF_8).contains("nonce-")
                    || entry.kind() == Kind.BACK) {
                String caller = (entry.kind() == Kind.BACK ? entry.destination() : entry.source())
                        .getAddress()
                        .getHostAddress();
                assertEquals(own, caller);
                seen.add(entry.kind() + " " + entry.link() + " " + entry.from());
            }
        assertEquals(
                List.of(
                        "sent gvp-17 gvp-config-server",
                        "arrived gvp-17 gvp-config-server",
                        "arrived gvp-17 gvp-config-server",
                        "back gvp-17 postgresql"),
                seen);
        assertEquals("[[nonce-1], [nonce-2]]", names());
    }

    @Test
    void a_refused_transaction_keeps_nothing_and_the_session_goes_on() throws Exception {
        SqlReply reply = ask(PATIENCE, insert(1, "a"), insert(1, "b"));
        assertEquals("23505", reply.sqlState());
        assertEquals("[]", names());
        lab.journal()
                .await(
                        0,
                        "the refusal on the way back",
                        entry -> entry.kind() == Kind.BACK
                                && entry.field("sqlstate").equals("23505"),
                        PATIENCE);
    }

    @Test
    void a_transaction_that_changes_another_number_of_rows_than_it_must_is_taken_back() throws Exception {
        SqlReply reply = ask(
                PATIENCE,
                insert(1, "a"),
                SqlStatement.of("UPDATE t SET name = ? WHERE id = ?", "b", 9).changing(1));
        assertEquals(SqlReply.NOT_AS_EXPECTED, reply.sqlState());
        assertEquals("[]", names());
    }

    @Test
    void a_cut_fails_at_once_and_closes_what_is_open() throws Exception {
        ask(PATIENCE, insert(1, "a"));
        assertEquals(1, lab.wiring().openConnections("gvp-17"));
        long begin = System.nanoTime();
        fault("gvp-17=cut");
        assertEquals(0, lab.wiring().openConnections("gvp-17"));
        ArrowFailure failure = assertThrows(ArrowFailure.class, () -> ask(PATIENCE, insert(2, "b")));
        assertTrue(System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(500), "a cut is told at once");
        assertEquals("arrow gvp-17 (gvp-config-server -> postgresql) is cut", failure.getMessage());
        lab.faults().mendAll();
        assertEquals("[[a]]", names());
    }

    @Test
    void a_cut_fails_a_transaction_that_is_under_way() throws Exception {
        ask(PATIENCE, insert(1, "a")).orThrow();
        CompletableFuture<SqlReply> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return ask(
                        PATIENCE,
                        insert(2, "b"),
                        SqlStatement.of(
                                "SELECT count(*) FROM generate_series(1, 20000) a, generate_series(1, 20000) b"));
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
        lab.journal()
                .await(
                        0,
                        "the slow one",
                        e -> e.kind() == Kind.ARRIVED && e.summary().contains("series"),
                        PATIENCE);
        fault("gvp-17=cut");
        Exception why = assertThrows(Exception.class, () -> slow.get(2, TimeUnit.SECONDS));
        assertTrue(why.getCause() instanceof ArrowFailure, why.toString());
        lab.faults().mendAll();
        assertEquals("[[a]]", names());
    }

    @Test
    void refuse_and_reset_fail_and_delay_delays() throws Exception {
        fault("gvp-17=refuse");
        assertThrows(ArrowFailure.class, () -> ask(PATIENCE, insert(1, "a")));
        lab.faults().mendAll();
        fault("gvp-17=reset");
        assertThrows(ArrowFailure.class, () -> ask(PATIENCE, insert(1, "a")));
        lab.faults().mendAll();
        fault("gvp-17=delay:200ms");
        long begin = System.nanoTime();
        ask(PATIENCE, insert(1, "a")).orThrow();
        assertTrue(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(200));
        assertEquals("[[a]]", names());
    }

    @Test
    void what_was_stalled_or_dropped_beyond_the_senders_patience_is_never_kept() throws Exception {
        for (String fault : List.of("stall", "drop")) {
            fault("gvp-17=" + fault);
            assertThrows(IOException.class, () -> ask(IMPATIENCE, insert(1, "late")));
            lab.faults().mendAll();
            assertEquals("[]", names());
        }
    }

    @Test
    void a_server_that_was_restarted_between_two_transactions_is_not_noticed() throws Exception {
        assertEquals("[]", names());
        assertTrue(lab.rooms().stop(InstanceId.first(CALLEE)));
        IOException gone = assertThrows(IOException.class, () -> names());
        assertTrue(gone.getMessage().startsWith("PostgreSQL at "), gone.getMessage());
        assertEquals(List.of(), lab.rooms().start(InstanceId.first(CALLEE)));
        ask(PATIENCE, SqlStatement.of("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, name VARCHAR)"))
                .orThrow();
        assertTrue(lab.rooms().stop(InstanceId.first(CALLEE)));
        assertEquals(List.of(), lab.rooms().start(InstanceId.first(CALLEE)));
        ask(PATIENCE, SqlStatement.of("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, name VARCHAR)"))
                .orThrow();
        assertEquals("[]", names());
    }
}
