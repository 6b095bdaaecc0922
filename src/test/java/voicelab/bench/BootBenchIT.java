package voicelab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootBenchIT {
    @Test
    void one_system_and_a_profile_are_measured_as_fresh_processes_of_the_jar() throws Exception {
        Process bench = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("voicelab.jar"),
                        "bench",
                        "boot",
                        "--json",
                        "--rounds",
                        "1",
                        "--only",
                        "das",
                        "--profile",
                        "minimal"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode told = new ObjectMapper().readTree(bench.getInputStream().readAllBytes());
        assertEquals(0, bench.waitFor());
        assertEquals(2, told.path("booted").size(), told::toString);
        assertEquals("das", told.path("booted").path(0).path("name").asText());
        for (JsonNode one : told.path("booted")) {
            assertTrue(one.path("readyMillis").path("median").asLong() > 100, one::toString);
            assertTrue(one.path("threads").path("median").asLong() > 5, one::toString);
        }
    }
}
