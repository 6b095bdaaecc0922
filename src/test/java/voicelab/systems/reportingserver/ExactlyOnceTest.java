package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
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
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.Component;

/** The broker and the database go away and come back, in turn, while records come; at the end each is there once. */
class ExactlyOnceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUND = 250;
    private static final InstanceId RS = InstanceId.first(new SystemId("reporting-server"));
    private static final InstanceId SQL = InstanceId.first(new SystemId("sql-server"));

    @TempDir
    private Path directory;

    private int posted;

    /** What happens to the lab between two lots of records. */
    private interface Event {
        void happen() throws Exception;
    }

    @Test
    void each_record_has_one_row_after_the_broker_and_the_database_were_away() throws Exception {
        Path profile = Files.writeString(
                directory.resolve("p.yml"), "profile: p\nsystems:\n  reporting-server:\n  sql-server:\n");
        ConnectionMap map = ConnectionMap.shipped();
        try (Lab lab = Lab.boot(new LabOrder(
                        map,
                        Catalogue.shipped(),
                        new ProfileReader(map).named(profile.toString()),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        List.of(),
                        line -> {}));
                RecordPoster poster = RecordPoster.open(
                        directory.resolve("spool"),
                        InetAddress.getLoopbackAddress(),
                        new InetSocketAddress(lab.plan().address(RS), 61616),
                        Passages.NONE,
                        RecordPoster.Settings.named("rm-1"))) {
            var rooms = lab.running().rooms();
            for (Event event : List.<Event>of(
                    () -> lab.fault("gvp-16=cut"),
                    () -> lab.running().faults().mend("gvp-16"),
                    () -> rooms.stop(SQL),
                    () -> rooms.start(SQL),
                    () -> rooms.stop(RS),
                    () -> rooms.start(RS),
                    () -> lab.fault("gvp-16=reset"),
                    () -> lab.running().faults().mend("gvp-16"),
                    () -> lab.fault("gvp-16=stall"),
                    () -> lab.running().faults().mend("gvp-16"),
                    () -> rooms.stop(SQL),
                    () -> rooms.stop(RS),
                    () -> rooms.start(RS),
                    () -> rooms.start(SQL))) {
                post(poster);
                event.happen();
            }
            post(poster);
            assertTrue(poster.awaitDrained(PATIENCE), () -> poster.backlog().toString());
            awaitRows(lab, posted);
            assertEquals(posted, number(lab, "SELECT COUNT(DISTINCT record_id) FROM voicelab_event"));
            List<Integer> inOrder = numbers(lab, "SELECT log_id FROM voicelab_event ORDER BY seq");
            assertEquals(inOrder.stream().sorted().toList(), inOrder, "in the order in which they were posted");
            assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        }
    }

    private void post(RecordPoster poster) {
        for (int i = 0; i < ROUND; i++, posted++)
            assertTrue(poster.post(new CallEvent(
                    "e-" + posted, Component.MCP, "mcp-1", "S", "c", SomeRecords.NOON, posted, "appl_begin", "")));
    }

    private static void awaitRows(Lab lab, int rows) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number(lab, "SELECT COUNT(*) FROM voicelab_event") < rows && System.nanoTime() < end)
            Thread.onSpinWait();
        assertEquals(rows, number(lab, "SELECT COUNT(*) FROM voicelab_event"));
    }

    private static int number(Lab lab, String sql) throws SQLException {
        return numbers(lab, sql).get(0);
    }

    private static List<Integer> numbers(Lab lab, String sql) throws SQLException {
        Properties who = new Properties();
        who.put("user", "mssqlreader");
        who.put("password", "mssqlreader");
        who.put("databaseName", "gvp_rs");
        who.put("trustStore", lab.variables().get("LAB_TRUSTSTORE"));
        who.put("trustStorePassword", lab.variables().get("LAB_TRUSTSTORE_PASSWORD"));
        try (Connection client = new SQLServerDriver()
                        .connect("jdbc:sqlserver://" + lab.variables().get("LAB_SQL_SERVER_TDS"), who);
                ResultSet row = client.createStatement().executeQuery(sql)) {
            List<Integer> numbers = new ArrayList<>();
            while (row.next()) numbers.add(row.getInt(1));
            return numbers;
        }
    }
}
