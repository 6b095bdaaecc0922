package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.standin.Settings;

/** What is forgotten, kept and put back. */
class SqlServerStateTest {
    @TempDir
    Path folder;

    private static void make(Lab lab, String guid) throws SQLException {
        try (Connection client = SqlServerLab.connect(lab);
                Statement statement = client.createStatement()) {
            statement.execute(
                    "IF OBJECT_ID('calls') IS NULL CREATE TABLE calls (id INT IDENTITY PRIMARY KEY, guid VARCHAR(20) NOT NULL,"
                            + " at DATETIME2(3) DEFAULT SYSDATETIME())");
            statement.execute("INSERT INTO calls (guid) VALUES ('" + guid + "')");
        }
    }

    private static String guids(Lab lab) throws SQLException {
        try (Connection client = SqlServerLab.connect(lab);
                ResultSet row = client.createStatement().executeQuery("SELECT STRING_AGG(guid, ',') FROM calls")) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }

    @Test
    void a_reset_forgets_and_a_snapshot_puts_back() throws Exception {
        try (Lab lab = SqlServerLab.boot("127.20.153.0/24")) {
            make(lab, "one");
            lab.snapshot(folder.resolve("snap"));
            make(lab, "two");
            assertEquals("one,two", guids(lab));
            lab.restore(folder.resolve("snap"));
            assertEquals("one", guids(lab));
            try (Connection client = SqlServerLab.connect(lab);
                    ResultSet column = client.getMetaData().getColumns(null, null, "calls", "guid")) {
                assertTrue(column.next());
                assertEquals("varchar", column.getString("TYPE_NAME"));
            }
            lab.reset();
            assertEquals(208, assertThrows(SQLException.class, () -> guids(lab)).getErrorCode());
            make(lab, "three");
            assertEquals("three", guids(lab));
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void with_state_the_rows_are_there_after_a_restart() throws Exception {
        for (String guid : new String[] {"one", "two"})
            try (Lab lab = SqlServerLab.boot(
                    "127.20.153.0/24", Optional.of(folder.resolve("state")), Settings.empty("test"))) {
                make(lab, guid);
                assertEquals(guid.equals("one") ? "one" : "one,two", guids(lab));
                assertEquals(0, lab.journal().bugs());
            }
    }
}
