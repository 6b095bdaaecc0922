package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.Lab;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlServerStandInTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Lab lab;

    @BeforeAll
    void boot() throws Exception {
        lab = SqlServerLab.boot("127.20.151.0/24");
    }

    @AfterAll
    void close() {
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    @Test
    void a_row_that_was_inserted_is_read_back_and_its_statement_stands_in_the_journal() throws Exception {
        try (Connection client = SqlServerLab.connect(lab);
                Statement statement = client.createStatement()) {
            statement.execute("CREATE TABLE first_thread (id INT IDENTITY(1,1) PRIMARY KEY, text NVARCHAR(80))");
            try (PreparedStatement insert = client.prepareStatement("INSERT INTO first_thread (text) VALUES (?)")) {
                insert.setString(1, "nonce-4711");
                assertEquals(1, insert.executeUpdate());
            }
            try (ResultSet row = statement.executeQuery("SELECT id, text FROM first_thread")) {
                assertTrue(row.next());
                assertEquals(1, row.getInt("id"));
                assertEquals("nonce-4711", row.getString("text"));
                assertFalse(row.next());
            }
        }
        JournalEntry arrived = lab.journal()
                .await(
                        0,
                        "the insert",
                        e -> e.kind() == Kind.ARRIVED
                                && new String(e.parcel().bytes(), StandardCharsets.UTF_8).contains("$1 = nonce-4711"),
                        PATIENCE);
        assertEquals("SQL", arrived.protocol());
        assertEquals("INSERT INTO first_thread (text) VALUES (@P0)", arrived.summary());
        assertEquals("gvp_rs", arrived.field("database"));
        assertEquals("127.20.151.48", arrived.destination().getAddress().getHostAddress());
    }
}
