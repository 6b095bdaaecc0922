package voicelab.engines.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.broker.CutPassages;
import voicelab.engines.broker.SeenArrivals;
import voicelab.net.Passages;
import voicelab.net.Ticker;

class StreamConsumerTest {
    private static final int HOST = 60;
    private static final SeenArrivals ARRIVALS = new SeenArrivals();

    @TempDir
    static Path directory;

    private static KafkaBroker broker;
    private static StreamProducer producer;

    private final CutPassages arrow = new CutPassages();
    private final List<String> read = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        broker = SomeBroker.start(HOST, directory.resolve("log"), ARRIVALS);
        producer = SomeBroker.producer(62, HOST, Passages.NONE);
    }

    @AfterAll
    static void close() {
        producer.close();
        broker.close();
        assertEquals(List.of(), ARRIVALS.bugs);
    }

    private StreamConsumer consumer(String group) {
        StreamConsumer consumer = StreamConsumer.open(
                SomeBroker.own(120),
                SomeBroker.at(HOST),
                arrow,
                new ConsumerSettings("reader", group, List.of(SomeBroker.TOPIC)),
                event -> read.add(event.key()));
        consumer.start();
        return consumer;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = Ticker.REAL.nanos() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(Ticker.REAL.nanos() < end, "in time");
            Thread.sleep(5);
        }
    }

    private static boolean committed(String group, String key) {
        return ARRIVALS.arrived.stream()
                .anyMatch(s -> group.equals(s.parcel().fields().get("group"))
                        && s.parcel().fields().getOrDefault("key", "").contains(key)
                        && s.hop().remote().getAddress().getHostAddress().equals("127.20.33.120"));
    }

    @Test
    void the_broker_sees_the_readers_address_and_what_it_has_read() throws Exception {
        try (StreamConsumer consumer = consumer("seen")) {
            SomeBroker.store(producer, "seen:1", "v");
            await(() -> read.contains("seen:1"));
            await(() -> committed("seen", "seen:1"));
            assertEquals("", consumer.lastProblem());
        }
        assertTrue(arrow.back.stream().anyMatch(p -> p.summary().contains("key seen:1")));
        assertTrue(arrow.out.stream().anyMatch(p -> p.summary().startsWith("OffsetCommit seen digital-itx[0]@")));
        assertEquals(0, arrow.gate().openCount());
    }

    @Test
    void the_next_member_of_the_group_takes_up_where_the_last_one_committed() throws Exception {
        try (StreamConsumer consumer = consumer("next")) {
            SomeBroker.store(producer, "next:1", "v");
            await(() -> committed("next", "next:1"));
        }
        read.clear();
        SomeBroker.store(producer, "next:2", "v");
        try (StreamConsumer consumer = consumer("next")) {
            await(() -> read.contains("next:2"));
        }
        assertEquals(List.of("next:2"), read);
    }

    @Test
    void a_cut_arrow_is_named_and_what_came_meanwhile_is_read_when_it_is_mended() throws Exception {
        try (StreamConsumer consumer = consumer("cut")) {
            SomeBroker.store(producer, "cut:1", "v");
            await(() -> read.contains("cut:1"));
            arrow.cut();
            SomeBroker.store(producer, "cut:2", "v");
            await(() -> consumer.lastProblem().equals(CutPassages.SENTENCE));
            assertEquals(0, arrow.gate().openCount());
            assertTrue(!read.contains("cut:2"));
            arrow.mend();
            await(() -> read.contains("cut:2"));
        }
    }

    @Test
    void closing_is_quick() throws Exception {
        StreamConsumer consumer = consumer("quick");
        SomeBroker.store(producer, "quick:1", "v");
        await(() -> read.contains("quick:1"));
        long begin = Ticker.REAL.nanos();
        consumer.close();
        consumer.close();
        long millis = (Ticker.REAL.nanos() - begin) / 1_000_000;
        assertTrue(millis < 600, millis + " ms");
    }
}
