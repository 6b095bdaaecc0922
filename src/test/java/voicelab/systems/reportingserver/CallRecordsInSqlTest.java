package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.engines.broker.RecordPoster;
import voicelab.engines.broker.SomeRecords;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Passages;
import voicelab.profile.ProfileReader;
import voicelab.systems.sqlserver.SqlServerLab;

/** Call records as a user's program sees them: mssql-jdbc with its defaults and {@code LAB_TRUSTSTORE}. */
class CallRecordsInSqlTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SystemId RS = new SystemId("reporting-server");

    @TempDir
    private Path directory;

    private Lab lab(Set<SystemId> only) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        return Lab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                new ProfileReader(map).named("full").narrowed(only, Set.of()),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                java.util.List.of(),
                line -> {}));
    }

    private void post(Lab lab) throws Exception {
        try (RecordPoster poster = RecordPoster.open(
                directory.resolve("spool"),
                InetAddress.getLoopbackAddress(),
                new InetSocketAddress(lab.plan().address(InstanceId.first(RS)), 61616),
                Passages.NONE,
                RecordPoster.Settings.named("rm-1"))) {
            poster.post(SomeRecords.cdr("r-1", "S-1"));
            poster.post(SomeRecords.cdr("r-2", "S-2"));
            assertTrue(poster.awaitDrained(PATIENCE));
        }
    }

    private static int count(Connection client, String where) throws SQLException {
        try (PreparedStatement asked =
                        client.prepareStatement("SELECT COUNT(*) FROM voicelab_cdr WHERE gvp_session_id LIKE ?");
                ResultSet row = setting(asked, where).executeQuery()) {
            assertTrue(row.next());
            return row.getInt(1);
        }
    }

    private static PreparedStatement setting(PreparedStatement asked, String value) throws SQLException {
        asked.setString(1, value);
        return asked;
    }

    @Test
    void records_are_queried_a_rollback_takes_back_and_refusals_have_sql_servers_numbers() throws Exception {
        try (Lab lab = lab(Set.of(RS, new SystemId("sql-server")))) {
            post(lab);
            try (Connection client = SqlServerLab.connect(lab)) {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (!isThere(client) || (count(client, "S-%") < 2 && System.nanoTime() < end)) Thread.onSpinWait();
                try (ResultSet row = client.createStatement()
                        .executeQuery("SELECT TOP 1 component, call_result, reason, started_at, session_data"
                                + " FROM voicelab_cdr WHERE gvp_session_id = 's-1' ORDER BY seq")) {
                    assertTrue(row.next());
                    assertEquals("rm completed", row.getString(1) + " " + row.getString(2));
                    assertEquals(
                            SomeRecords.NOON,
                            row.getObject(4, java.time.OffsetDateTime.class).toInstant());
                    assertTrue(row.getString(5).contains("\"LANG\":\"fi|"), row.getString(5));
                }
                client.setAutoCommit(false);
                try (Statement change = client.createStatement()) {
                    assertEquals(1, change.executeUpdate("DELETE FROM voicelab_cdr WHERE record_id = 'r-1'"));
                    assertEquals(1, count(client, "S-%"));
                    client.rollback();
                    assertEquals(2, count(client, "S-%"));
                    SQLException twice = assertThrows(
                            SQLException.class,
                            () -> change.executeUpdate("INSERT INTO voicelab_cdr (record_id) VALUES ('r-1')"));
                    assertEquals(2627, twice.getErrorCode());
                    assertTrue(twice.getMessage().contains("voicelab_cdr_once"), twice.getMessage());
                    client.rollback();
                }
            }
            Properties wrong = new Properties();
            wrong.put("user", "gvp_rs");
            wrong.put("password", "no");
            wrong.put("trustStore", lab.variables().get("LAB_TRUSTSTORE"));
            wrong.put("trustStorePassword", lab.variables().get("LAB_TRUSTSTORE_PASSWORD"));
            String url = "jdbc:sqlserver://" + lab.variables().get("LAB_SQL_SERVER_TDS");
            SQLException refused =
                    assertThrows(SQLException.class, () -> new SQLServerDriver().connect(url, wrong));
            assertEquals(18456, refused.getErrorCode());
            assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        }
    }

    private static boolean isThere(Connection client) throws SQLException {
        try (ResultSet row = client.createStatement().executeQuery("SELECT OBJECT_ID('voicelab_cdr')")) {
            return row.next() && row.getObject(1) != null;
        }
    }

    @Test
    void without_a_sql_server_in_the_lab_records_wait_and_it_is_said() throws Exception {
        try (Lab lab = lab(Set.of(RS))) {
            long before = lab.journal().last();
            post(lab);
            lab.journal()
                    .await(
                            before,
                            "the loss",
                            e -> e.toString().contains("this lab has no SQL Server, records wait in the broker"),
                            PATIENCE);
            assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        }
    }
}
