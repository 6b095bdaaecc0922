package voicelab.engines.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.broker.SeenArrivals;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.streams.EventParcel;

class KafkaRestartTest {
    private static final int HOST = 20;
    private static final long RESET_MILLIS = 500;

    @TempDir
    Path directory;

    private final SeenArrivals arrivals = new SeenArrivals();
    private KafkaBroker broker;
    private StreamProducer producer;

    @BeforeEach
    void start() throws IOException {
        broker = SomeBroker.start(HOST, directory.resolve("log"), arrivals);
        producer = SomeBroker.producer(62, HOST, Passages.NONE);
    }

    @AfterEach
    void close() {
        producer.close();
        broker.close();
        assertEquals(List.of(), arrivals.bugs);
    }

    private List<String> keys() throws IOException {
        List<String> keys = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(SomeBroker.own(1), SomeBroker.at(HOST), SomeBroker.TOPIC)) {
            while (!reader.isAtEnd())
                reader.next(Duration.ofMillis(100)).stream()
                        .map(EventParcel::key)
                        .forEach(keys::add);
        }
        return keys;
    }

    @Test
    void what_was_stored_is_there_after_a_restart_and_a_producer_goes_on() throws Exception {
        SomeBroker.store(producer, "a", "1");
        broker.close();
        broker = SomeBroker.start(HOST, directory.resolve("log"), arrivals);
        assertEquals(1, SomeBroker.store(producer, "b", "2").offset());
        assertEquals(List.of("a", "b"), keys());
    }

    @Test
    void a_record_sent_while_the_broker_is_away_is_stored_when_it_is_back() throws Exception {
        SomeBroker.store(producer, "a", "1");
        broker.close();
        var late = producer.send(SomeBroker.TOPIC, "b", SomeBroker.bytes("2"), java.util.Map.of());
        broker = SomeBroker.start(HOST, directory.resolve("log"), arrivals);
        assertEquals(
                1,
                late.toCompletableFuture()
                        .get(10, java.util.concurrent.TimeUnit.SECONDS)
                        .offset());
    }

    /** A copy has no sign of an orderly end and no index: what a killed broker leaves behind, and worse. */
    @Test
    void a_copy_made_under_traffic_is_taken_up_like_the_log_of_a_killed_broker() throws Exception {
        for (int i = 0; i < 50; i++) SomeBroker.store(producer, "k" + i, "v");
        Path copy = directory.resolve("copy");
        broker.save(copy);
        SomeBroker.store(producer, "later", "v");
        long begin = Ticker.REAL.nanos();
        broker = broker.restarted(copy);
        long millis = (Ticker.REAL.nanos() - begin) / 1_000_000;
        List<String> keys = keys();
        assertEquals(50, keys.size());
        assertEquals("k49", keys.get(49));
        // the broker's session is not waited for: it would be two seconds
        assertTrue(millis < 1_900, millis + " ms");
    }

    @Test
    void clients_that_stay_go_on_after_each_restore_of_one_copy() throws Exception {
        List<String> read = new java.util.concurrent.CopyOnWriteArrayList<>();
        ConsumerSettings settings = new ConsumerSettings("reader", "group", List.of(SomeBroker.TOPIC));
        try (StreamConsumer consumer = StreamConsumer.open(
                SomeBroker.own(120), SomeBroker.at(HOST), Passages.NONE, settings, e -> read.add(e.key()))) {
            consumer.start();
            SomeBroker.store(producer, "kept", "v");
            await(() -> read.contains("kept"));
            Path copy = directory.resolve("copy");
            broker.save(copy);
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 3; i++) SomeBroker.store(producer, "gone", "v");
                broker = broker.restarted(copy);
                String key = "round" + round;
                // as many as were there before: the reader's old place would hide them
                for (int i = 0; i < 3; i++)
                    assertEquals(i + 1, SomeBroker.store(producer, key + i, "v").offset());
                await(() -> read.containsAll(List.of(key + "0", key + "1", key + "2")));
            }
        }
        assertEquals(List.of("kept", "round20", "round21", "round22"), keys());
    }

    @Test
    void a_reset_forgets_records_topics_and_groups_and_keeps_clients() throws Exception {
        List<String> read = new java.util.concurrent.CopyOnWriteArrayList<>();
        ConsumerSettings settings = new ConsumerSettings("reader", "group", List.of(SomeBroker.TOPIC));
        try (StreamConsumer consumer = StreamConsumer.open(
                SomeBroker.own(120), SomeBroker.at(HOST), Passages.NONE, settings, e -> read.add(e.key()))) {
            consumer.start();
            for (int i = 0; i < 5; i++) SomeBroker.store(producer, "old" + i, "v");
            await(() -> read.size() == 5);
            long begin = Ticker.REAL.nanos();
            broker.reset();
            long millis = (Ticker.REAL.nanos() - begin) / 1_000_000;
            assertTrue(millis < RESET_MILLIS, millis + " ms");
            // as many as the reader has read before: its old place would hide them
            for (int i = 0; i < 5; i++)
                assertEquals(i, SomeBroker.store(producer, "new" + i, "v").offset());
            await(() -> read.containsAll(List.of("new0", "new1", "new2", "new3", "new4")));
            assertEquals(10, read.size(), read::toString);
            assertEquals(List.of("new0", "new1", "new2", "new3", "new4"), keys());
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = Ticker.REAL.nanos() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(Ticker.REAL.nanos() < end, "in time");
            Thread.sleep(10);
        }
    }
}
