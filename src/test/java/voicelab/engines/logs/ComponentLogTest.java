package voicelab.engines.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.protocols.logs.LogLevel;
import voicelab.protocols.metrics.MetricFamily;

class ComponentLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private static final int LINE = 60;

    @TempDir
    Path folder;

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> troubles = new ArrayList<>();

    private LogFiles files(long bytes, int most) {
        return new LogFiles(folder.resolve("log"), "mcp.log", bytes, most);
    }

    private ComponentLog log(LogFiles files, Executor workers) {
        return new ComponentLog(files, CLOCK, workers, troubles::add);
    }

    private static List<String> read(LogTail tail) throws IOException {
        List<String> lines = new ArrayList<>();
        tail.read(line -> lines.add(line.substring(LINE - 7)));
        return lines;
    }

    private static void write(ComponentLog log, int from, int to) {
        for (int i = from; i < to; i++) log.write(LogLevel.NOTE, "", 20119, String.format("%07d", i));
    }

    private static List<String> numbers(int from, int to) {
        List<String> all = new ArrayList<>();
        for (int i = from; i < to; i++) all.add(String.format("%07d", i));
        return all;
    }

    @Test
    void a_line_is_written_by_a_worker_and_not_by_who_has_it() throws Exception {
        LogFiles files = files(1_000_000, 4);
        try (ComponentLog log = log(files, tasks::add)) {
            write(log, 0, 3);
            assertFalse(Files.exists(files.current()));
            assertEquals(1, tasks.size());
            tasks.remove().run();
            assertEquals(3, Files.readAllLines(files.current()).size());
            write(log, 3, 4);
        }
        assertEquals(4, Files.readAllLines(files.current()).size(), "what waits is written at the end");
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_reader_sees_every_line_once_over_rotations_and_a_restart_of_the_writer() throws Exception {
        LogFiles files = files(20 * LINE, 4);
        LogTail tail = new LogTail(files);
        List<String> seen = new ArrayList<>();
        Random random = new Random(5);
        int at = 0;
        for (int life = 0; life < 3; life++)
            try (ComponentLog log = log(files, Runnable::run)) {
                for (int i = 0; i < 40; i++) {
                    int next = at + random.nextInt(25);
                    write(log, at, next);
                    at = next;
                    seen.addAll(read(tail));
                }
            }
        assertTrue(at > 500);
        assertEquals(numbers(0, at), seen);
        assertEquals(0, tail.lost());
        assertTrue(Files.size(folder.resolve("log/mcp.log.3")) <= 21 * LINE);
        assertFalse(Files.exists(folder.resolve("log/mcp.log.4")));
    }

    @Test
    void a_reader_that_begins_late_reads_what_there_is() throws Exception {
        LogFiles files = files(10 * LINE, 3);
        try (ComponentLog log = log(files, Runnable::run)) {
            write(log, 0, 45);
        }
        assertEquals(numbers(20, 45), read(new LogTail(files)));
    }

    @Test
    void a_reader_that_is_outrun_says_so() throws Exception {
        LogFiles files = files(10 * LINE, 3);
        LogTail tail = new LogTail(files);
        try (ComponentLog log = log(files, Runnable::run)) {
            write(log, 0, 5);
            assertEquals(numbers(0, 5), read(tail));
            write(log, 5, 65);
        }
        assertEquals(numbers(40, 65), read(tail));
        assertEquals(1, tail.lost());
    }

    @Test
    void half_a_line_waits_for_its_other_half() throws Exception {
        LogFiles files = files(1_000_000, 3);
        Files.createDirectories(files.folder());
        String line = "x".repeat(LINE - 7) + "0000001\n";
        LogTail tail = new LogTail(files);
        for (int cut = 1; cut < line.length(); cut += 7) {
            Files.writeString(
                    files.current(), line.substring(0, cut), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            assertEquals(List.of(), read(tail));
            Files.writeString(files.current(), line.substring(cut), StandardOpenOption.APPEND);
            assertEquals(List.of("0000001"), read(tail));
        }
    }

    @Test
    void a_line_without_end_is_cut_and_reading_goes_on() throws Exception {
        LogFiles files = files(1_000_000, 3);
        Files.createDirectories(files.folder());
        Files.writeString(files.current(), "y".repeat(300_000) + "\n" + "x".repeat(LINE - 7) + "0000002\n");
        List<String> lines = new ArrayList<>();
        new LogTail(files).read(lines::add);
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).length() < 10_000);
        assertTrue(lines.get(1).endsWith("0000002"));
    }

    @Test
    void too_many_lines_are_dropped_and_counted_in_the_log() throws Exception {
        LogFiles files = files(10_000_000, 3);
        try (ComponentLog log = log(files, tasks::add)) {
            write(log, 0, ComponentLog.MOST_WAITING + 7);
            tasks.remove().run();
        }
        List<String> lines = Files.readAllLines(files.current());
        assertEquals(ComponentLog.MOST_WAITING + 1, lines.size());
        assertTrue(lines.get(lines.size() - 1).endsWith(" 7 log lines were dropped"));
    }

    @Test
    void workers_that_are_too_busy_cost_no_line() throws Exception {
        LogFiles files = files(1_000_000, 3);
        try (ComponentLog log = log(files, task -> {
            throw new RejectedExecutionException();
        })) {
            write(log, 0, 10);
        }
        assertEquals(10, Files.readAllLines(files.current()).size());
    }

    @Test
    void a_disk_that_refuses_is_told_once_and_disturbs_nobody() throws Exception {
        Files.writeString(folder.resolve("log"), "no folder");
        try (ComponentLog log = log(files(1_000_000, 3), Runnable::run)) {
            write(log, 0, 10);
        }
        assertEquals(1, troubles.size(), troubles.toString());
        assertTrue(troubles.get(0).contains("cannot be written"));
    }

    @Test
    void lines_are_counted_by_level_id_and_alert() throws Exception {
        LogFiles files = files(1_000_000, 3);
        List<AlertRule> rules = List.of(
                new AlertRule("fetchTimeout", "slow.", line -> line.text().contains("timed out")));
        LogCounts counts = new LogCounts(files, rules);
        try (ComponentLog log = log(files, Runnable::run)) {
            log.write(LogLevel.EROR, "", 40032, "fetch timed out");
            log.write(LogLevel.EROR, "", 40027, "fetch failed");
            log.write(LogLevel.METRIC, "", 50000, "incall_begin");
            Files.writeString(files.current(), "not a line\n", StandardOpenOption.APPEND);
            counts.look();
            assertEquals(2, value(counts, "lab_log_lines_total", "EROR"));
            assertEquals(1, value(counts, "lab_log_messages_total", "40032"));
            assertEquals(1, value(counts, "lab_log_alert_fetch_timeout_total", ""));
            assertEquals(1, value(counts, "lab_log_unreadable_lines_total", ""));

            log.write(LogLevel.EROR, "", 40032, "fetch timed out");
            counts.look();
            assertEquals(2, value(counts, "lab_log_alert_fetch_timeout_total", ""));
            LogCounts restarted = new LogCounts(files, rules);
            restarted.look();
            assertEquals(2, value(restarted, "lab_log_alert_fetch_timeout_total", ""), "as far as the files reach");

            counts.reset();
            counts.look();
            assertEquals(0, value(counts, "lab_log_alert_fetch_timeout_total", ""));
            log.write(LogLevel.EROR, "", 40032, "fetch timed out");
            counts.look();
            assertEquals(1, value(counts, "lab_log_alert_fetch_timeout_total", ""));
        }
    }

    /** @param label the value of the sample's only label */
    private static double value(LogCounts counts, String name, String label) {
        for (MetricFamily family : counts.page().families())
            for (var sample : family.samples())
                if (sample.name().equals(name)
                        && String.join("", sample.labels().values()).equals(label)) return sample.value();
        return -1;
    }

    @Test
    void bytes_that_are_no_text_are_no_trouble() throws Exception {
        LogFiles files = files(1_000_000, 3);
        Files.createDirectories(files.folder());
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        Files.write(files.current(), bytes);
        LogCounts counts = new LogCounts(files, List.of());
        counts.look();
        assertTrue(value(counts, "lab_log_unreadable_lines_total", "") > 100);
        assertEquals(100_000, new String(bytes, StandardCharsets.ISO_8859_1).length());
    }
}
