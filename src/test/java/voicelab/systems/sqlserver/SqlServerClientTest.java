package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What an application does, through mssql-jdbc with its defaults. */
class SqlServerClientTest extends MssqlJdbcTestCase {
    @Test
    void generated_keys_come_back() throws SQLException {
        try (PreparedStatement insert =
                client.prepareStatement("INSERT INTO calls (guid) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 1; i <= 3; i++) {
                insert.setString(1, "g" + i);
                assertEquals(1, insert.executeUpdate());
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    assertTrue(keys.next());
                    assertEquals(i, keys.getInt(1));
                }
            }
        }
        assertEquals(
                1, statement.executeUpdate("INSERT INTO calls (guid) VALUES ('g4')", Statement.RETURN_GENERATED_KEYS));
        try (ResultSet keys = statement.getGeneratedKeys()) {
            assertTrue(keys.next());
            assertEquals(4, keys.getInt(1));
        }
        assertEquals("4", one("SELECT @@IDENTITY"));
    }

    @Test
    void output_tells_what_was_inserted_changed_and_deleted() throws SQLException {
        assertEquals("1", one("INSERT INTO calls (guid) OUTPUT INSERTED.id VALUES ('o')"));
        assertEquals("done", one("UPDATE calls SET state = 'done' OUTPUT inserted.state WHERE guid = 'o'"));
        assertEquals("o", one("DELETE FROM calls OUTPUT deleted.guid WHERE id = 1"));
        assertEquals("0", one("SELECT COUNT(*) FROM calls"));
    }

    @Test
    void a_rolled_back_transaction_leaves_nothing() throws SQLException {
        client.setAutoCommit(false);
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('a')");
        assertEquals("1", one("SELECT @@TRANCOUNT"));
        Savepoint after = client.setSavepoint("after_a");
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('b')");
        client.rollback(after);
        assertEquals("1", one("SELECT COUNT(*) FROM calls"));
        client.rollback();
        assertEquals("0", one("SELECT COUNT(*) FROM calls"));
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('c')");
        client.commit();
        client.setAutoCommit(true);
        assertEquals("c", one("SELECT guid FROM calls"));
        assertEquals("0", one("SELECT @@TRANCOUNT"));
    }

    @Test
    void another_session_does_not_see_what_is_not_committed() throws SQLException {
        client.setAutoCommit(false);
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('hidden')");
        try (Connection other = SqlServerLab.connect(lab);
                ResultSet row = other.createStatement().executeQuery("SELECT COUNT(*) FROM calls WITH (NOLOCK)")) {
            assertTrue(row.next());
            assertEquals(0, row.getInt(1));
        }
        client.rollback();
    }

    @Test
    void errors_have_sql_servers_numbers_and_words() throws SQLException {
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('twice')");
        SQLServerException unique = assertThrows(
                SQLServerException.class, () -> statement.executeUpdate("INSERT INTO calls (guid) VALUES ('TWICE')"));
        assertEquals(2627, unique.getErrorCode());
        assertEquals(
                "Violation of UNIQUE KEY constraint 'uq_guid'. Cannot insert duplicate key in object 'dbo.calls'. "
                        + "The duplicate key value is (twice).",
                unique.getMessage());
        assertEquals(14, unique.getSQLServerError().getErrorSeverity());
        assertEquals("23000", unique.getSQLState());
        assertEquals(208, errorOf("SELECT * FROM nowhere"));
        assertEquals(207, errorOf("SELECT nothing FROM calls"));
        assertEquals(515, errorOf("INSERT INTO calls (guid) VALUES (NULL)"));
        assertEquals(102, errorOf("SELECT FROM WHERE"));
        assertEquals(156 - 54, errorOf("SELECT 1 )"));
        assertEquals(105, errorOf("SELECT 'open"));
        assertEquals(137, errorOf("SELECT @nobody"));
        assertEquals(2812, errorOf("EXEC no_such_procedure"));
        assertEquals(8134, errorOf("SELECT 1 / 0"));
        assertEquals(2714, errorOf("CREATE TABLE calls (a INT)"));
        assertEquals(3701, errorOf("DROP TABLE nowhere"));
        assertEquals(544, errorOf("INSERT INTO calls (id, guid) VALUES (7, 'x')"));
        assertEquals(8152, errorOf("INSERT INTO calls (guid, state) VALUES ('x', '123456789012345678901')"));
        assertEquals(245, errorOf("SELECT CAST('abc' AS INT)"));
        assertEquals(911, errorOf("USE nowhere"));
    }

    @Test
    void foreign_keys_and_unique_indexes_are_told_apart() throws SQLException {
        statement.execute("DROP TABLE IF EXISTS legs");
        statement.execute(
                "CREATE TABLE legs (call_id INT NOT NULL, tag INT, CONSTRAINT fk_call FOREIGN KEY (call_id) REFERENCES calls (id));"
                        + " CREATE UNIQUE NONCLUSTERED INDEX ix_tag ON legs (tag ASC)");
        assertEquals(547, errorOf("INSERT INTO legs VALUES (99, 1)"));
        statement.execute("INSERT INTO calls (guid) VALUES ('p') INSERT INTO legs SELECT id, 1 FROM calls");
        assertEquals(2601, errorOf("INSERT INTO legs SELECT id, 1 FROM calls"));
        SQLServerException parent =
                assertThrows(SQLServerException.class, () -> statement.execute("DELETE FROM calls"));
        assertEquals(547, parent.getErrorCode());
        assertTrue(parent.getMessage().contains("REFERENCE constraint \"fk_call\""), parent.getMessage());
        statement.execute("DROP TABLE legs");
    }

    @Test
    void batches_of_a_prepared_statement_are_one_round_trip_each_counted() throws SQLException {
        try (PreparedStatement insert = client.prepareStatement("INSERT INTO calls (guid, state) VALUES (?, ?)")) {
            for (int i = 0; i < 100; i++) {
                insert.setString(1, "batch" + i);
                insert.setString(2, i % 2 == 0 ? null : "odd");
                insert.addBatch();
            }
            int[] counts = insert.executeBatch();
            assertEquals(100, counts.length);
            for (int count : counts) assertEquals(1, count);
            insert.setString(1, "batch7");
            insert.setString(2, "again");
            insert.addBatch();
            assertEquals(
                    2627,
                    assertThrows(BatchUpdateException.class, insert::executeBatch)
                            .getErrorCode());
        }
        assertEquals("50", one("SELECT COUNT(*) FROM calls WHERE state IS NULL"));
        statement.addBatch("DELETE FROM calls WHERE state IS NULL");
        statement.addBatch("UPDATE calls SET state = 'x'");
        assertArrayEquals(new int[] {50, 50}, statement.executeBatch());
    }

    @Test
    void a_statement_that_is_run_often_is_prepared_once() throws SQLException {
        try (PreparedStatement query = client.prepareStatement("SELECT ? + 1")) {
            for (int i = 0; i < 5; i++) {
                query.setInt(1, i);
                try (ResultSet row = query.executeQuery()) {
                    assertTrue(row.next());
                    assertEquals(i + 1, row.getInt(1));
                }
            }
        }
        assertEquals("1", one("SELECT 1"));
    }

    @Test
    void a_running_statement_is_cancelled_and_the_connection_lives() throws Exception {
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> {
            try {
                statement.execute("WAITFOR DELAY '00:00:29'");
                return 0;
            } catch (SQLException e) {
                return -1;
            }
        });
        lab.journal()
                .await(
                        0,
                        "the statement",
                        e -> e.summary().equals("WAITFOR DELAY '00:00:29'"),
                        java.time.Duration.ofSeconds(10));
        statement.cancel();
        assertEquals(-1, ended.get(10, TimeUnit.SECONDS));
        assertEquals("1", one("SELECT 1"));
    }

    @Test
    void a_query_that_runs_too_long_times_out() throws SQLException {
        try (Statement slow = client.createStatement()) {
            slow.setQueryTimeout(1);
            SQLException e = assertThrows(SQLException.class, () -> slow.execute("WAITFOR DELAY '00:00:30'"));
            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
        }
        assertEquals("1", one("SELECT 1"));
    }
}
