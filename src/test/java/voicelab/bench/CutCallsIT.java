package voicelab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few hundred calls while what stands behind them goes and comes; {@code lab bench calls --cuts} does it with ten thousand. */
class CutCallsIT {
    private static final int RATE = 4;
    private static final int SECONDS = 45;

    @TempDir
    private Path directory;

    @Test
    void calls_go_on_while_broker_database_and_an_mcp_are_cut_and_each_completed_one_has_its_two_records()
            throws Exception {
        Path figures = directory.resolve("calls.json");
        Process bench = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("voicelab.jar"),
                        "bench",
                        "calls",
                        "--cuts",
                        "--rate",
                        Integer.toString(RATE),
                        "--seconds",
                        Integer.toString(SECONDS),
                        "--warm-up",
                        "3",
                        "--json",
                        figures.toString()))
                .inheritIO()
                .start();
        bench.waitFor(); // the exit code also tells what a busy machine does to calls
        JsonNode told = new ObjectMapper().readTree(figures.toFile());

        List<String> cuts = new ArrayList<>();
        told.path("cuts").forEach(cut -> cuts.add(cut.asText()));
        for (String part : List.of("broker", "database", "mcp-2", "resource-manager-2")) {
            assertTrue(cuts.contains(part + " cut"), cuts::toString);
            assertTrue(cuts.contains(part + " mended"), cuts::toString);
        }
        JsonNode calls = told.path("calls");
        assertEquals(RATE * SECONDS, calls.path("placed").asInt());
        JsonNode rows = told.path("records").path(0);
        assertEquals("SQL", rows.path("where").asText());
        assertTrue(rows.path("completed").asInt() > 0, told::toPrettyString);
        assertEquals(0, rows.path("lost").asLong(), told::toPrettyString);
        assertEquals(0, rows.path("twice").asLong(), told::toPrettyString);
        for (JsonNode sample : told.path("samples"))
            assertEquals(0, sample.path("bugs").asLong(), sample::toString);
    }
}
