package voicelab.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

class JournalTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration NOW = Duration.ZERO;

    private record Blob(String summary, int size) implements Parcel {
        @Override
        public byte[] bytes() {
            return new byte[size];
        }

        @Override
        public String protocol() {
            return "test";
        }

        @Override
        public Map<String, String> fields() {
            return Map.of("name", summary);
        }
    }

    private static Journal journal(int entries, long bytes) {
        return new Journal(NOON, entries, bytes);
    }

    private static JournalEntry write(Journal journal, String name, int size) {
        return journal.write(Kind.SENT, "gvp-4", "a", "b", null, new Blob(name, size), "");
    }

    private static List<String> names(Journal journal) {
        return journal.since(0).stream().map(JournalEntry::summary).toList();
    }

    @Test
    void the_newest_entries_are_kept_up_to_the_count() {
        Journal journal = journal(3, 1_000);
        for (int i = 1; i <= 5; i++) journal.note(Kind.EVENT, "", "a", "", "n" + i);
        assertEquals(List.of("n3", "n4", "n5"), names(journal));
        assertEquals(5, journal.last());
        assertEquals(
                List.of("n4", "n5"),
                journal.tail(2).stream().map(JournalEntry::note).toList());
        assertEquals(
                List.of("n5"), journal.since(4).stream().map(JournalEntry::note).toList());
    }

    @Test
    void the_newest_entries_are_kept_up_to_their_bytes() {
        Journal journal = journal(100, 1_000);
        write(journal, "a", 400);
        write(journal, "b", 400);
        write(journal, "c", 400);
        assertEquals(List.of("b", "c"), names(journal));
        write(journal, "d", 1_000);
        assertEquals(List.of("d"), names(journal));
    }

    @Test
    void a_parcel_too_large_to_keep_is_described_without_its_bytes() {
        JournalEntry entry = write(journal(10, 1 << 20), "big", Journal.MAX_PAYLOAD_BYTES + 1);
        assertEquals("big (65537 bytes, not kept)", entry.summary());
        assertEquals(0, entry.parcel().bytes().length);
        assertEquals("big", entry.field("name"));
        assertEquals("test", entry.protocol());
    }

    @Test
    void writers_on_many_threads_get_numbers_in_the_order_of_the_entries() throws Exception {
        Journal journal = journal(10_000, 1_000);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++)
            writers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 500; i++) journal.note(Kind.EVENT, "", "a", "", "x");
            }));
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        long before = 0;
        for (JournalEntry entry : journal.since(0)) {
            assertEquals(before + 1, entry.seq());
            before = entry.seq();
        }
        assertEquals(2_000, before);
    }

    @Test
    void an_entry_is_found_that_was_there_and_one_that_is_yet_to_come() throws Exception {
        Journal journal = journal(10, 1_000);
        journal.note(Kind.EVENT, "", "a", "", "old");
        assertTrue(journal.find(0, e -> e.note().equals("old"), NOW).isPresent());
        assertEquals(Optional.empty(), journal.find(1, e -> e.note().equals("old"), NOW));
        CompletableFuture<JournalEntry> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return journal.await(1, "new", e -> e.note().equals("new"), SOON);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        journal.note(Kind.EVENT, "", "a", "", "other");
        journal.note(Kind.EVENT, "", "a", "", "new");
        assertEquals(3, waiting.get(5, TimeUnit.SECONDS).seq());
    }

    @Test
    void a_failed_wait_says_what_was_wanted_and_prints_the_newest_20_entries() {
        Journal journal = journal(100, 1_000);
        for (int i = 1; i <= 30; i++) journal.note(Kind.EVENT, "gvp-4", "mcp", "das", "n" + i + ".");
        AssertionError failed =
                assertThrows(AssertionError.class, () -> journal.await(0, "a miracle", e -> false, NOW));
        List<String> lines = failed.getMessage().lines().toList();
        assertEquals("waited 0 ms in vain for a miracle", lines.get(0));
        assertEquals(21, lines.size());
        assertEquals("  11 event gvp-4 mcp -> das n11.", lines.get(1));
        assertEquals("  30 event gvp-4 mcp -> das n30.", lines.get(20));
    }

    @Test
    void a_line_shows_the_addresses_on_the_wire() {
        Hop hop = new Hop(new InetSocketAddress("127.20.0.11", 40_000), new InetSocketAddress("127.20.0.21", 5070));
        JournalEntry entry = journal(9, 99).write(Kind.SENT, "gvp-4", "a", "b", hop, new Blob("INVITE", 1), "late");
        assertEquals("1 sent gvp-4 a -> b (127.20.0.11:40000 -> 127.20.0.21:5070) INVITE [late]", entry.toString());
        assertEquals(NOON.instant(), entry.at());
    }

    @Test
    void bugs_are_counted_until_everything_is_forgotten_and_the_numbering_goes_on() {
        Journal journal = journal(1, 1_000);
        journal.note(Kind.BUG, "", "a", "", "ours");
        journal.note(Kind.EVENT, "", "a", "", "pushes the bug out");
        assertEquals(1, journal.bugs());
        journal.reset();
        assertEquals(0, journal.bugs());
        assertEquals(List.of(), journal.since(0));
        assertEquals(3, journal.note(Kind.EVENT, "", "a", "", "x").seq());
    }

    @Test
    void a_listener_hears_each_entry_until_it_is_closed() throws Exception {
        Journal journal = journal(1, 1_000);
        List<Long> heard = new ArrayList<>();
        AutoCloseable listening = journal.listen(e -> heard.add(e.seq()));
        journal.note(Kind.EVENT, "", "a", "", "x");
        listening.close();
        journal.note(Kind.EVENT, "", "a", "", "y");
        assertEquals(List.of(1L), heard);
    }
}
