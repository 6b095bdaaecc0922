package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lab bench sip} tells, not how fast anything is: that is asked of a quiet machine. */
@Tag("interop")
class SipBenchIT {
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @TempDir
    private Path directory;

    @Test
    void both_proxies_are_measured_over_both_transports_and_overload_costs_no_dialog_and_no_record() throws Exception {
        Tool.of("kamailio", "kamailio");
        Path file = directory.resolve("sip.json");
        List<String> words = new ArrayList<>(List.of("-jar", LabProcess.jar().toString(), "bench", "sip"));
        words.addAll(List.of("--seconds", "2", "--rounds", "1", "--warm", "2000", "--json", file.toString()));
        words.addAll(List.of("--net", FreeNet.prefix() + "0/24"));
        Tool.java().run(LIMIT, directory, words.toArray(String[]::new)).well();
        JsonNode told = new ObjectMapper().readTree(file.toFile());
        Set<String> rows = new TreeSet<>();
        for (JsonNode row : told.path("rows")) {
            rows.add(row.path("transport").asText() + " " + row.path("proxy").asText());
            assertTrue(row.path("clean").asInt() > 0, row::toString);
            assertTrue(row.path("cpuMicros").asDouble() > 0, row::toString);
            assertTrue(row.path("residentMegabytes").asInt() > 0, row::toString);
            assertTrue(row.path("failed").asLong() <= row.path("clean").asLong() * 2 / 1000, row::toString);
        }
        assertEquals(
                Set.of(
                        "TCP kamailio tm, 4 workers",
                        "TCP resource-manager",
                        "UDP kamailio tm, 4 workers",
                        "UDP resource-manager"),
                rows);
        assertEquals(2, told.path("overloads").size(), told::toString);
        for (JsonNode each : told.path("overloads")) {
            assertEquals(each.path("clean").asInt() * 2, each.path("offered").asInt(), each::toString);
            assertEquals(0, each.path("lost").asLong(), each::toString);
        }
        assertEquals(0, told.path("missing").size(), told::toString);
        assertEquals(0, told.path("complaints").size(), told::toString);
    }
}
