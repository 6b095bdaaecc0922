package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.edge.RecordDesk;
import voicelab.edge.SqlDesk;
import voicelab.engines.sql.LabDatabases;
import voicelab.map.ConnectionMap;
import voicelab.profile.ProfileReader;

/** What a lab with {@code --state} acknowledged outlives the end of its process by kill -9. */
class KeptStateIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void the_records_of_a_call_are_there_once_after_the_lab_was_killed() throws Exception {
        Path state = directory.resolve("state");
        String session;
        try (LabProcess lab =
                LabProcess.boot(directory, "--front", "none", "--profile", "minimal", "--state", state.toString())) {
            String call =
                    lab.post("/api/calls", "{\"number\":\"8001\"}").path("id").asText();
            await(lab, "/api/calls/" + call, node -> node.path("status").asInt() == 200);
            lab.delete("/api/calls/" + call);
            session = recordsLeft(lab);
            lab.kill();
        }
        try (Lab again = Lab.boot(kept(state))) {
            RecordDesk desk = new RecordDesk(again);
            assertTrue(desk.await("rm", session, 1, PATIENCE), "RM's record");
            assertTrue(desk.await("mcp", session, 1, PATIENCE), "MCP's record");
            assertEquals(2, desk.records("", session).size(), "each once");
        }
    }

    @Test
    void what_the_broker_had_acknowledged_and_sql_server_did_not_have_yet_is_a_row_once_after_the_kill()
            throws Exception {
        Path state = directory.resolve("state");
        String session;
        try (LabProcess lab = LabProcess.boot(
                directory,
                "--front",
                "none",
                "--profile",
                "minimal",
                "--fault",
                "gvp-16=cut",
                "--state",
                state.toString())) {
            String call =
                    lab.post("/api/calls", "{\"number\":\"8001\"}").path("id").asText();
            await(lab, "/api/calls/" + call, node -> node.path("status").asInt() == 200);
            lab.delete("/api/calls/" + call);
            session = recordsLeft(lab);
            await(lab, "/api/journal?most=5000", KeptStateIT::isLossSaid);
            lab.kill();
        }
        try (Lab again = Lab.boot(kept(state))) {
            RecordDesk desk = new RecordDesk(again);
            assertTrue(desk.await("rm", session, 1, PATIENCE), "RM's record");
            assertTrue(desk.await("mcp", session, 1, PATIENCE), "MCP's record");
            try (SqlDesk sql = SqlDesk.sqlServer(again, LabDatabases.GVP_RS_READER)) {
                assertEquals(
                        List.of(List.of("mcp"), List.of("rm")),
                        sql.rows(
                                "SELECT component FROM voicelab_cdr WHERE gvp_session_id = ? ORDER BY component",
                                session));
                assertEquals(
                        List.of(List.of("0")),
                        sql.rows("SELECT COUNT(*) - COUNT(DISTINCT record_id) FROM voicelab_event"));
            }
        }
    }

    private static boolean isLossSaid(JsonNode journal) {
        for (JsonNode entry : journal)
            if (entry.path("link").asText().equals("gvp-16") && entry.toString().contains("Failed to store a batch"))
                return true;
        return false;
    }

    /** Waits until both records of the one call were sent; its session. */
    private static String recordsLeft(LabProcess lab) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Set<String> links = new HashSet<>();
            String session = "";
            for (JsonNode entry : lab.get("/api/journal?most=5000"))
                if (entry.path("kind").asText().equals("sent")
                        && entry.path("summary").asText().startsWith("cdr ")) {
                    links.add(entry.path("link").asText());
                    session = entry.path("fields").path("gvp-session-id").asText();
                }
            if (links.containsAll(List.of("gvp-3", "gvp-8"))) return session;
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return fail("no records were sent:\n" + lab.said());
    }

    private static void await(LabProcess lab, String path, java.util.function.Predicate<JsonNode> wanted)
            throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(lab.get(path))) {
            if (System.nanoTime() > end) fail(path + " stays " + lab.get(path));
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static LabOrder kept(Path state) {
        ConnectionMap map = ConnectionMap.shipped();
        return new LabOrder(
                map,
                Catalogue.shipped(),
                new ProfileReader(map).named("minimal"),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.of(state),
                List.of(),
                line -> {});
    }
}
