package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may come in, and what from there can be reached. */
class AccessTest extends MssqlJdbcTestCase {
    @Test
    void log_ins_are_refused_with_18456_and_4060() {
        assertEquals(
                18_456,
                number(assertThrows(SQLException.class, () -> SqlServerLab.connect(lab, Map.of("password", "wrong")))));
        assertEquals(
                18_456,
                number(assertThrows(SQLException.class, () -> SqlServerLab.connect(lab, Map.of("user", "nobody")))));
        assertEquals(
                4060,
                number(assertThrows(
                        SQLException.class, () -> SqlServerLab.connect(lab, Map.of("databaseName", "nowhere")))));
    }

    @Test
    void a_reader_reads_and_nothing_else() throws SQLException {
        statement.execute("INSERT INTO calls (guid) VALUES ('seen')");
        try (Connection reader = SqlServerLab.connect(lab, Map.of("user", "mssqlreader", "password", "mssqlreader"));
                Statement reading = reader.createStatement()) {
            try (ResultSet row = reading.executeQuery("SELECT guid FROM calls")) {
                assertTrue(row.next());
                assertEquals("seen", row.getString(1));
            }
            assertEquals(229, number(assertThrows(SQLException.class, () -> reading.execute("DELETE FROM calls"))));
            assertEquals(
                    229,
                    number(assertThrows(
                            SQLException.class,
                            () -> reading.execute(
                                    "WITH c AS (SELECT 1 AS a) INSERT INTO calls (guid) SELECT 'x' FROM c"))));
            assertEquals(
                    262, number(assertThrows(SQLException.class, () -> reading.execute("CREATE TABLE mine (a INT)"))));
            assertEquals(
                    229, number(assertThrows(SQLException.class, () -> reading.execute("SELECT 1 AS a INTO mine"))));
            reading.execute("CREATE TABLE #own (a INT) INSERT INTO #own VALUES (1)");
        }
    }

    @Test
    void encryption_may_be_for_the_log_in_alone_or_strict() throws SQLException {
        try (Connection plain = SqlServerLab.connect(lab, Map.of("encrypt", "false"))) {
            assertTrue(plain.isValid(5));
        }
        try (Connection strict = SqlServerLab.connect(lab, Map.of("encrypt", "strict"))) {
            assertTrue(strict.isValid(5));
        }
    }

    @Test
    void the_engine_below_cannot_be_reached() {
        for (String closed : new String[] {
            "SELECT FILE_READ('/etc/passwd')",
            "CALL 1",
            "SCRIPT TO '/tmp/x'",
            "RUNSCRIPT FROM '/tmp/x'",
            "CREATE ALIAS f FOR \"java.lang.System.exit\"",
            "SELECT * FROM CSVREAD('/etc/passwd')",
            "BACKUP TO '/tmp/x.zip'",
            "SHUTDOWN",
            "SELECT * FROM INFORMATION_SCHEMA.USERS",
            "SET DB_CLOSE_DELAY 1",
            "CREATE LINKED TABLE l(a, b, c, d, e)",
            "DROP ALL OBJECTS",
            "DROP VIEW sys.tables",
            "CREATE TRIGGER t BEFORE INSERT ON calls CALL \"x\"",
            "CREATE USER u PASSWORD 'x' ADMIN",
            "ALTER USER gvp_rs ADMIN TRUE",
            "GRANT ALL ON calls TO mssqlreader",
            "EXPLAIN SELECT 1",
            "SELECT 1; CALL 2",
            "SELECT * FROM FINAL TABLE (INSERT INTO calls (guid) VALUES ('x'))"
        }) assertThrows(SQLException.class, () -> statement.execute(closed), closed);
    }
}
