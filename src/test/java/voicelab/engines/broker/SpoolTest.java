package voicelab.engines.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.protocols.records.Bounds;
import voicelab.protocols.records.RecordCodec;

class SpoolTest {
    private static final long MAX = 16L * 1024 * 1024;

    @TempDir
    Path directory;

    private Spool open() throws IOException {
        return Spool.open(directory, MAX, Bounds.BODY_BYTES);
    }

    private static byte[] body(int number) {
        return ("body-" + number).getBytes(StandardCharsets.UTF_8);
    }

    private static int take(Spool spool, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            Spool.Entry entry = spool.peek();
            assertArrayEquals(body(i), entry.body());
            spool.acknowledge(entry);
        }
        return from + count;
    }

    @Test
    void bodies_come_out_in_order_and_what_was_acknowledged_stays_out() throws IOException {
        int next;
        try (Spool spool = open()) {
            for (int i = 0; i < 10; i++) assertTrue(spool.append(body(i)));
            next = take(spool, 0, 4);
        }
        try (Spool spool = open()) {
            assertEquals(6, spool.waiting());
            take(spool, next, 6);
            assertNull(spool.peek());
        }
        try (Spool spool = open()) {
            assertEquals(0, spool.waiting());
        }
    }

    @Test
    void a_frame_cut_off_at_any_byte_costs_only_itself() throws IOException {
        for (int cut = 1; cut < SpoolSegment.frameBytes(body(2)); cut++) {
            try (Spool spool = open()) {
                spool.forget();
                for (int i = 0; i < 3; i++) spool.append(body(i));
            }
            Path segment = segments().get(segments().size() - 1);
            try (var channel = Files.newByteChannel(segment, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - cut);
            }
            try (Spool spool = open()) {
                assertEquals(2, spool.waiting(), "cut " + cut);
                spool.append(body(2));
                take(spool, 0, 3);
            }
        }
    }

    @Test
    void a_lost_mark_means_again_from_the_beginning() throws IOException {
        try (Spool spool = open()) {
            for (int i = 0; i < 3; i++) spool.append(body(i));
            take(spool, 0, 2);
        }
        Files.write(directory.resolve("acknowledged"), new byte[24]);
        try (Spool spool = open()) {
            assertEquals(3, spool.waiting());
            take(spool, 0, 3);
        }
    }

    @Test
    void full_segments_go_when_they_are_drained() throws IOException {
        byte[] big = new byte[200_000];
        try (Spool spool = open()) {
            for (int i = 0; i < 30; i++) assertTrue(spool.append(big));
            assertTrue(segments().size() >= 5, segments().toString());
            for (int i = 0; i < 30; i++) spool.acknowledge(spool.peek());
            assertNull(spool.peek());
            assertTrue(spool.append(big));
            assertEquals(200_000, spool.peek().body().length);
            assertTrue(segments().size() <= 2, segments().toString());
        }
    }

    @Test
    void what_is_too_much_for_the_memory_comes_from_the_files_in_the_same_order() throws IOException {
        try (Spool spool = open()) {
            int next = 0;
            for (int round = 0; round < 3; round++) {
                int last = next;
                for (; last < next + 20; last++) assertTrue(spool.append(body(last), "of " + last));
                assertEquals("of " + next, spool.peek().of());
                next = take(spool, next, 5);
                byte[] big = new byte[250_000];
                for (int i = 0; i < 5; i++) assertTrue(spool.append(big));
                assertNull(spool.peek().of());
                next = take(spool, next, last - next);
                for (int i = 0; i < 5; i++) {
                    assertTrue(spool.append(body(9)));
                    assertEquals(big.length, spool.peek().body().length);
                    spool.acknowledge(spool.peek());
                }
                for (int i = 0; i < 5; i++) take(spool, 9, 1);
                assertNull(spool.peek());
            }
        }
    }

    @Test
    void full_segments_are_forced_beside_those_that_append_and_drain() throws IOException {
        byte[] big = new byte[250_000];
        try (Spool spool = open()) {
            for (int i = 0; i < 12; i++) assertTrue(spool.append(big));
            spool.force();
            for (int i = 0; i < 8; i++) assertTrue(spool.append(big));
            for (int i = 0; i < 16; i++) spool.acknowledge(spool.peek());
            spool.force();
            assertEquals(4, spool.waiting());
        }
        try (Spool spool = open()) {
            assertEquals(4, spool.waiting());
        }
    }

    @Test
    void a_spool_has_one_owner() throws IOException {
        try (Spool spool = open()) {
            IOException refused = assertThrows(IOException.class, this::open);
            assertTrue(refused.getMessage().contains("used by another"), refused.getMessage());
            assertFalse(spool.append(new byte[(int) MAX]));
        }
    }

    @Test
    void what_was_taken_survives_a_kill() throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolVictim.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = -1;
        try (BufferedReader says =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            while (last < 200) last = Integer.parseInt(says.readLine());
            // by its handle: the process object would close the pipe with what it had said
            victim.toHandle().destroyForcibly();
            for (String line = says.readLine(); line != null; line = says.readLine())
                if (line.matches("[0-9]+")) last = Math.max(last, Integer.parseInt(line));
        }
        try (Spool spool = open()) {
            assertTrue(spool.waiting() > last, spool.waiting() + " kept of " + (last + 1));
            for (int i = 0; i <= last; i++) {
                Spool.Entry entry = spool.peek();
                assertEquals("r-" + i, RecordCodec.decode(entry.body()).id());
                spool.acknowledge(entry);
            }
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> SpoolSegment.number(f) >= 0).sorted().toList();
        }
    }
}
