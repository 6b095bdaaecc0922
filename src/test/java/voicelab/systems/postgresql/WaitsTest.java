package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What takes its time, and how it is stopped from outside. */
class WaitsTest extends PgjdbcTestCase {
    @Test
    void what_takes_too_long_can_be_stopped_from_outside() throws Exception {
        statement.setQueryTimeout(0);
        String endless =
                "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b WHERE a + b < 0";
        CompletableFuture<String> verdict = CompletableFuture.supplyAsync(() -> state(endless));
        while (!verdict.isDone()) {
            statement.cancel();
            Thread.sleep(50);
        }
        assertEquals("57014", verdict.get(10, TimeUnit.SECONDS));
        statement.execute("SET statement_timeout = '200ms'");
        assertEquals("57014", state(endless));
    }

    @Test
    void a_sleep_takes_its_time_and_can_be_stopped() throws Exception {
        long start = System.nanoTime();
        assertEquals(List.of(""), rows("SELECT pg_sleep(0.2)"));
        assertTrue(System.nanoTime() - start >= 200_000_000L);
        CompletableFuture<String> verdict = CompletableFuture.supplyAsync(() -> state("SELECT pg_sleep(50)"));
        while (!verdict.isDone()) {
            statement.cancel();
            Thread.sleep(20);
        }
        assertEquals("57014", verdict.get());
        statement.execute("SET statement_timeout = '100ms'");
        assertEquals("57014", state("SELECT pg_sleep(50)"));
        assertTrue(System.nanoTime() - start < 20_000_000_000L);
    }

    @Test
    void advisory_locks_stand_between_sessions_of_one_database() throws Exception {
        try (Connection second = PostgresqlLab.connect(lab, "lab");
                Statement other = second.createStatement();
                Connection third = PostgresqlLab.connect(lab, "gvp");
                Statement elsewhere = third.createStatement()) {
            rows("SELECT pg_advisory_lock(7), pg_advisory_lock(7)");
            assertEquals("f", one(other, "SELECT pg_try_advisory_lock(7)"));
            assertEquals("f", one(other, "SELECT pg_try_advisory_lock_shared(7)"));
            assertEquals("t", one(other, "SELECT pg_try_advisory_lock(0, 7)"));
            assertEquals("t", one(elsewhere, "SELECT pg_try_advisory_lock(7)"));
            assertEquals(List.of("t"), rows("SELECT pg_advisory_unlock(7)"));
            assertEquals("f", one(other, "SELECT pg_try_advisory_lock(7)"));
            CompletableFuture<String> waits =
                    CompletableFuture.supplyAsync(() -> one(other, "SELECT pg_advisory_lock(7)"));
            assertEquals(List.of("t|f"), rows("SELECT pg_advisory_unlock(7), pg_advisory_unlock(7)"));
            assertEquals("", waits.get(10, TimeUnit.SECONDS));
            second.close();
            client.setAutoCommit(false);
            rows("SELECT pg_advisory_xact_lock(7)");
            statement.execute("LOCK TABLE item IN ACCESS EXCLUSIVE MODE");
            client.rollback();
        }
        client.setAutoCommit(true);
        try (Connection second = PostgresqlLab.connect(lab, "lab");
                Statement other = second.createStatement()) {
            assertEquals("t", one(other, "SELECT pg_try_advisory_lock(7)"));
        }
        assertEquals("25P01", state("LOCK TABLE item"));
    }
}
