package voicelab.engines.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.net.Passages;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Queues;
import voicelab.protocols.records.RecordCodec;
import voicelab.protocols.records.RecordFormatException;
import voicelab.protocols.records.RecordParcel;

class RecordPosterTest {
    private static final InetSocketAddress LISTEN = new InetSocketAddress("127.34.0.6", 61616);
    private static final Duration LONG = Duration.ofSeconds(15);
    private final SeenArrivals arrivals = new SeenArrivals();
    private final List<CallRecord> kept = new CopyOnWriteArrayList<>();
    private final CutPassages arrow = new CutPassages();

    @TempDir
    Path directory;

    private InetAddress own;
    private OpenWireBroker broker;

    @BeforeEach
    void start() throws IOException {
        own = InetAddress.getByName("127.34.0.11");
        broker = startBroker();
    }

    private OpenWireBroker startBroker() throws IOException {
        OpenWireBroker b = OpenWireBroker.start(
                BrokerSettings.of(
                        "posted",
                        LISTEN,
                        directory.resolve("broker"),
                        List.of(Queues.CDR, Queues.EVENTS, Queues.COUNTERS),
                        Queues.DEAD_LETTERS),
                arrivals);
        b.read(Queues.CDR, this::keep);
        b.read(Queues.EVENTS, this::keep);
        return b;
    }

    private List<Delivered> keep(List<Delivered> batch) throws IOException {
        for (Delivered d : batch) {
            try {
                kept.add(RecordCodec.decode(d.body()));
            } catch (RecordFormatException e) {
                throw new IOException(e);
            }
        }
        return List.of();
    }

    @AfterEach
    void close() {
        broker.close();
        assertEquals(List.of(), arrivals.bugs);
    }

    private RecordPoster poster(Passages passages) throws IOException {
        RecordPoster.Settings fast = new RecordPoster.Settings(
                "rm-1", 4 * 1024 * 1024, Duration.ofMillis(400), Duration.ofMillis(20), Duration.ofMillis(200));
        return RecordPoster.open(directory.resolve("spool"), own, LISTEN, passages, fast);
    }

    private List<String> keptIds(int count) throws InterruptedException {
        return keptIds(count, kept);
    }

    private static List<String> keptIds(int count, List<CallRecord> kept) throws InterruptedException {
        // the reader hops onto the broker's threads after the acknowledgement
        long end = System.nanoTime() + LONG.toNanos();
        Object never = new Object();
        synchronized (never) {
            while (kept.size() < count && System.nanoTime() < end) never.wait(5);
        }
        return kept.stream().map(CallRecord::id).toList();
    }

    private static List<String> ids(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) ids.add("r-" + i);
        return ids;
    }

    @Test
    void records_arrive_in_order_from_the_posters_own_address_and_cross_the_arrow() throws Exception {
        try (RecordPoster poster = poster(arrow)) {
            for (String id : ids(200)) assertTrue(poster.post(SomeRecords.cdr(id, "s-" + id)));
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
            assertEquals(ids(200), keptIds(200));
            assertEquals(200, poster.backlog().posted());
        }
        assertEquals(SomeRecords.cdr("r-0", "s-r-0"), kept.get(0));
        assertEquals(200, arrow.out.size());
        assertEquals(200, arrivals.arrived.size());
        SeenArrivals.Seen first = arrivals.arrived.get(0);
        assertEquals(arrow.hops.get(0).local(), first.hop().remote());
        assertEquals("127.34.0.11", first.hop().remote().getAddress().getHostAddress());
        assertEquals(
                RecordParcel.of(SomeRecords.cdr("r-0", "s-r-0")).fields(),
                first.parcel().fields());
    }

    @Test
    void a_cut_arrow_holds_records_back_and_a_mended_one_delivers_each_once_in_order() throws Exception {
        try (RecordPoster poster = poster(arrow)) {
            for (String id : ids(50)) poster.post(SomeRecords.cdr(id, "s"));
            keptIds(1);
            arrow.cut();
            for (String id : ids(100).subList(50, 100)) assertTrue(poster.post(SomeRecords.cdr(id, "s")));
            assertFalse(poster.awaitDrained(Duration.ofMillis(150)));
            assertEquals(CutPassages.SENTENCE, poster.backlog().lastProblem());
            arrow.mend();
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
            assertEquals(ids(100), keptIds(100));
        }
    }

    @Test
    void a_broker_that_comes_late_gets_everything() throws Exception {
        broker.close();
        try (RecordPoster poster = poster(Passages.NONE)) {
            for (String id : ids(20)) assertTrue(poster.post(SomeRecords.cdr(id, "s")));
            assertFalse(poster.awaitDrained(Duration.ofMillis(100)));
            broker = startBroker();
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
            assertEquals(ids(20), keptIds(20));
        }
    }

    @Test
    void records_left_in_the_spool_are_posted_after_it_is_opened_again() throws Exception {
        arrow.cut();
        try (RecordPoster poster = poster(arrow)) {
            for (String id : ids(30)) assertTrue(poster.post(SomeRecords.cdr(id, "s")));
        }
        arrow.mend();
        try (RecordPoster poster = poster(arrow)) {
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
            assertEquals(ids(30), keptIds(30));
        }
    }

    @Test
    void a_dropped_record_is_sent_again_and_a_doubled_one_is_kept_once() throws Exception {
        try (RecordPoster poster = poster(arrow)) {
            arrow.dropNext.set(2);
            arrow.twice = true;
            for (String id : ids(5)) poster.post(SomeRecords.cdr(id, "s"));
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
            poster.post(SomeRecords.event("last", "s"));
            assertTrue(poster.awaitDrained(LONG));
            keptIds(6);
        }
        assertEquals(
                ids(5),
                kept.stream()
                        .map(CallRecord::id)
                        .filter(id -> !id.equals("last"))
                        .toList());
        assertEquals(6, kept.size());
    }

    @Test
    void a_record_that_is_lost_on_its_way_is_not_overtaken_by_those_behind_it() throws Exception {
        arrow.cut();
        try (RecordPoster poster = poster(arrow)) {
            for (String id : ids(40)) poster.post(SomeRecords.cdr(id, "s"));
            arrow.dropNext.set(3);
            arrow.mend();
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
            assertEquals(ids(40), keptIds(40));
        }
    }

    @Test
    void a_full_spool_refuses_the_newest_and_keeps_the_rest() throws Exception {
        arrow.cut();
        RecordPoster.Settings tiny = new RecordPoster.Settings(
                "rm-2", 3_000, Duration.ofMillis(400), Duration.ofMillis(20), Duration.ofMillis(100));
        try (RecordPoster poster = RecordPoster.open(directory.resolve("tiny"), own, LISTEN, arrow, tiny)) {
            int taken = 0;
            while (poster.post(SomeRecords.cdr("r-" + taken, "s"))) taken++;
            assertTrue(taken > 1, "taken " + taken);
            assertEquals(1, poster.backlog().refused());
            assertEquals(taken, poster.backlog().waiting());
            arrow.mend();
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
            assertEquals(ids(taken), keptIds(taken));
        }
    }

    @Test
    void what_is_under_way_arrives_before_all_is_settled_and_nothing_after() throws Exception {
        try (RecordPoster poster = poster(Passages.NONE)) {
            for (String id : ids(500)) poster.post(SomeRecords.cdr(id, "s"));
            keptIds(1);
            poster.settle();
            long posted = poster.backlog().posted();
            poster.post(SomeRecords.cdr("late", "s"));
            assertFalse(poster.awaitDrained(Duration.ofMillis(200)));
            poster.forget();
            assertEquals(posted, poster.backlog().posted());
            poster.post(SomeRecords.cdr("only", "s"));
            assertTrue(poster.awaitDrained(LONG));
            List<String> arrived = keptIds((int) posted + 1);
            assertEquals(ids((int) posted), arrived.subList(0, (int) posted));
            assertEquals(List.of("only"), arrived.subList((int) posted, arrived.size()));
        }
    }

    @Test
    void what_nobody_acknowledges_is_given_up_so_that_a_reset_does_not_wait_for_it() throws Exception {
        try (RecordPoster poster = poster(arrow)) {
            arrow.dropNext.set(Integer.MAX_VALUE);
            poster.post(SomeRecords.cdr("lost", "s"));
            while (arrow.out.isEmpty()) Thread.onSpinWait();
            poster.settle();
            poster.forget();
            arrow.dropNext.set(0);
            poster.post(SomeRecords.cdr("only", "s"));
            assertTrue(poster.awaitDrained(LONG));
            assertEquals(List.of("only"), keptIds(1));
        }
    }

    @Test
    void forgetting_empties_the_spool() throws Exception {
        arrow.cut();
        try (RecordPoster poster = poster(arrow)) {
            for (String id : ids(10)) poster.post(SomeRecords.cdr(id, "s"));
            poster.forget();
            assertTrue(poster.awaitDrained(Duration.ofSeconds(1)));
            arrow.mend();
            poster.post(SomeRecords.event("only", "s"));
            assertTrue(poster.awaitDrained(LONG));
            // those that were under way when the rest was forgotten may have arrived before it
            List<String> arrived = keptIds(1);
            while (!arrived.contains("only")) arrived = keptIds(arrived.size() + 1);
            assertEquals(ids(10).subList(0, arrived.size() - 1), arrived.subList(0, arrived.size() - 1));
        }
        assertTrue(Files.exists(directory.resolve("spool")));
    }
}
