package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka as librdkafka sees it: a client that shares no line of code with the broker. */
@Tag("interop")
class KcatIT {
    private static final int EVENTS = 100;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private LabProcess lab(String... more) throws Exception {
        List<String> options = new java.util.ArrayList<>(
                List.of("--front", "none", "--profile", "interaction", "--only", "kafka,gim-reader"));
        options.addAll(List.of(more));
        return LabProcess.boot(directory, options.toArray(String[]::new));
    }

    private String kcat(LabProcess lab, String... words) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of("-b", lab.text("KAFKA_KAFKA"), "-q"));
        all.addAll(List.of(words));
        return Tool.of("kcat", "kcat")
                .run(LIMIT, directory, all.toArray(String[]::new))
                .well()
                .output();
    }

    private void write(LabProcess lab, String event) throws Exception {
        Path file = directory.resolve(event);
        Files.write(
                file,
                IntStream.range(0, EVENTS)
                        .mapToObj(i -> "t:" + i + "|{\"event\":\"" + event + "\",\"n\":" + i + "}")
                        .toList());
        kcat(lab, "-P", "-t", "digital-itx", "-K", "|", "-X", "acks=all", "-l", file.toString());
    }

    private List<String> read(LabProcess lab) throws Exception {
        return kcat(lab, "-C", "-t", "digital-itx", "-e", "-f", "%k %s\\n")
                .lines()
                .toList();
    }

    @Test
    void kcat_writes_lists_reads_and_goes_on_in_a_group() throws Exception {
        try (LabProcess lab = lab()) {
            write(lab, "One");
            List<String> all = read(lab);
            assertEquals(EVENTS, all.size());
            assertEquals("t:7 {\"event\":\"One\",\"n\":7}", all.get(7));
            String topics = kcat(lab, "-L");
            for (String topic : List.of("digital-itx", "voice-callthread", "voice-agentstate", "gca-cfg"))
                assertTrue(topics.contains("topic \"" + topic + "\" with 1 partitions"), topics);
            assertEquals(EVENTS, group(lab, EVENTS).size());
            write(lab, "Two");
            assertTrue(group(lab, EVENTS).stream().allMatch(line -> line.contains("Two")));
            assertSeen(lab);
            lab.assertSound();
        }
    }

    private List<String> group(LabProcess lab, int count) throws Exception {
        return kcat(
                        lab,
                        "-c",
                        Integer.toString(count),
                        "-X",
                        "auto.offset.reset=earliest",
                        "-G",
                        "interop",
                        "digital-itx")
                .lines()
                .toList();
    }

    /** The client dials from 127.0.0.1 and is nobody's: each of its records is an arrival all the same. */
    private static void assertSeen(LabProcess lab) throws IOException, InterruptedException {
        int produced = 0;
        for (JsonNode entry : lab.get("/api/journal?most=5000"))
            if (entry.path("kind").asText().equals("arrived")
                    && entry.path("summary").asText().startsWith("Produce digital-itx")) produced++;
        assertEquals(2 * EVENTS, produced);
    }

    @Test
    void what_was_acknowledged_is_there_once_after_the_lab_was_killed() throws Exception {
        String state = directory.resolve("state").toString();
        try (LabProcess lab = lab("--state", state)) {
            write(lab, "Kept");
            lab.kill();
        }
        try (LabProcess lab = lab("--state", state)) {
            assertEquals(EVENTS, read(lab).size());
            write(lab, "More");
            assertEquals(2 * EVENTS, read(lab).size());
            lab.assertSound();
        }
    }
}
