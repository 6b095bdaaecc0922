package voicelab.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lab used at one moment.
 *
 * @param atSeconds since the measurement began
 * @param cpuNanos of its process so far
 * @param heapBytes what the latest garbage collection left; the bytes of all objects where they were counted
 * @param heapClasses of it by class, where they were counted
 * @param residentBytes of the process; 0 where the machine does not tell
 * @param transactions SIP transactions of all systems
 * @param dialogs SIP calls of all systems
 * @param media RTP sessions and relays
 * @param journal entries kept
 */
public record LabSample(
        long atSeconds,
        long cpuNanos,
        long heapBytes,
        Map<String, Long> heapClasses,
        long residentBytes,
        int threads,
        long openFiles,
        int transactions,
        int dialogs,
        int connections,
        int media,
        int journal,
        long bugs,
        long collectionMillis) {

    static LabSample of(long atSeconds, JsonNode resources, long pid) {
        JsonNode sip = resources.path("sip");
        JsonNode journal = resources.path("journal");
        return new LabSample(
                atSeconds,
                resources.path("cpuNanos").asLong(),
                resources
                        .path("heapLive")
                        .asLong(resources.path("heapAfterCollection").asLong()),
                classes(resources.path("heapClasses")),
                resident(pid),
                resources.path("threads").asInt(),
                resources.path("openFiles").asLong(),
                sip.path("transactions").asInt(),
                sip.path("dialogs").asInt(),
                sip.path("connections").asInt(),
                resources.path("media").asInt(),
                journal.path("entries").asInt(),
                journal.path("bugs").asLong(),
                resources.path("collectionMillis").asLong());
    }

    private static Map<String, Long> classes(JsonNode counted) {
        Map<String, Long> classes = new TreeMap<>();
        counted.properties()
                .forEach(field -> classes.put(field.getKey(), field.getValue().asLong()));
        return classes;
    }

    /** Linux tells. */
    private static long resident(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status")))
                if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }
}
