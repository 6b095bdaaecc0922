package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemSpec;

/** What {@code verify} calls proved is seen by a capture that knows nothing of the lab. */
@Tag("interop")
class CaptureIT {
    @TempDir
    private Path directory;

    @Test
    void every_proved_row_is_in_a_capture_made_outside_the_lab() throws Exception {
        String prefix = FreeNet.prefix();
        Path file = directory.resolve("lo.pcap");
        Set<String> proved = proved(prefix + "0/24", file);
        Map<String, Set<String>> addresses = addresses(prefix);
        Frames capture = new Frames(file, directory);
        List<Frames.Frame> frames = capture.withPayload();
        Set<String> expected = new TreeSet<>();
        List<String> missing = new ArrayList<>();
        for (String[] row : table()) {
            expected.add(row[0]);
            Frames.Crossing crossing = new Frames.Crossing(
                    addresses.get(row[1])::contains, addresses.get(row[2])::contains, row[3], row[4]);
            List<Frames.Frame> seen = frames.stream().filter(crossing::fits).toList();
            if (seen.stream().noneMatch(frame -> frame.protocol().startsWith(row[5])))
                missing.add(String.join(" ", row) + ": " + Set.copyOf(seen));
        }
        assertEquals(List.of(), missing, "documented crossings that the capture does not show");
        assertEquals(expected, proved, "the rows of capture.csv are those that verify proves");
        assertEquals(List.of(), capture.tshark("_ws.malformed && (sip || http || rtp || rtcp)"));
    }

    /** Runs {@code verify} in its own process while tcpdump writes down what it sends. */
    private Set<String> proved(String net, Path file) throws IOException, InterruptedException {
        Tool.Ran ran;
        try (Tool.Background capture = Tool.of("tcpdump", "tcpdump")
                .start(directory, ("-Z root -i lo -B 32768 -c 200000 -U -w " + file + " net " + net).split(" "))) {
            capture.says("listening on lo", Duration.ofSeconds(20));
            ran = Tool.java()
                    .run(
                            Duration.ofSeconds(120),
                            directory,
                            "-jar",
                            LabProcess.jar().toString(),
                            "verify",
                            "--json",
                            "--profile",
                            "full",
                            "--net",
                            net)
                    .well();
            capture.process().waitFor(2, TimeUnit.SECONDS); // the kernel hands frames over in batches
            String said = capture.stopped().output();
            assertTrue(said.contains("\n0 packets dropped by kernel"), said);
        }
        JsonNode report =
                new ObjectMapper().readTree(ran.output().substring(ran.output().indexOf('{')));
        Set<String> proved = new TreeSet<>();
        for (String part : List.of("rows", "support"))
            for (JsonNode row : report.path(part))
                if (row.path("state").asText().equals("proved"))
                    proved.add(row.path("id").asText());
        return proved;
    }

    /** System id to its instances' addresses in this /24. */
    private static Map<String, Set<String>> addresses(String prefix) {
        Map<String, Set<String>> addresses = new HashMap<>();
        for (SystemSpec system : ConnectionMap.shipped().systems())
            for (int n = 0; n < system.maxInstances(); n++)
                addresses
                        .computeIfAbsent(system.id().text(), id -> new HashSet<>())
                        .add(prefix + (system.octet() + n));
        return addresses;
    }

    private static List<String[]> table() throws IOException {
        try (var csv = CaptureIT.class.getResourceAsStream("/interop/capture.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        }
    }
}
