package voicelab.engines.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.broker.CutPassages;
import voicelab.engines.broker.SeenArrivals;
import voicelab.net.Ticker;

class StreamProducerTest {
    private static final int HOST = 50;
    private static final SeenArrivals ARRIVALS = new SeenArrivals();

    @TempDir
    static Path directory;

    private static KafkaBroker broker;

    private final CutPassages arrow = new CutPassages();
    private StreamProducer producer = SomeBroker.producer(62, HOST, arrow);

    @BeforeAll
    static void start() throws IOException {
        broker = SomeBroker.start(HOST, directory.resolve("log"), ARRIVALS);
    }

    @AfterAll
    static void close() {
        broker.close();
        assertEquals(List.of(), ARRIVALS.bugs);
    }

    @AfterEach
    void closeProducer() {
        producer.close();
        assertEquals(0, arrow.gate().openCount());
    }

    private CompletionStage<Stored> send(String key) {
        return producer.send(SomeBroker.TOPIC, key, SomeBroker.bytes("{\"event\":\"E\"}"), Map.of());
    }

    private static Stored stored(CompletionStage<Stored> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static String failure(CompletionStage<Stored> stage) {
        ExecutionException e = assertThrows(
                ExecutionException.class, () -> stage.toCompletableFuture().get(10, TimeUnit.SECONDS));
        assertTrue(e.getCause() instanceof StreamFailure);
        return e.getCause().getMessage();
    }

    private static void await(Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long end = Ticker.REAL.nanos() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(Ticker.REAL.nanos() < end, "in time");
            Thread.sleep(5);
        }
    }

    private static long arrived(String key) {
        return ARRIVALS.arrived.stream()
                .filter(s -> key.equals(s.parcel().fields().get("key")))
                .filter(s -> s.parcel().summary().startsWith("Produce"))
                .count();
    }

    @Test
    void a_record_goes_out_and_its_acknowledgement_comes_back() throws Exception {
        Stored stored = stored(send("p:1"));
        assertEquals("Produce digital-itx[0] E key p:1", arrow.out.get(0).summary());
        assertEquals(
                "stored digital-itx[0]@" + stored.offset() + " key p:1",
                arrow.back.get(0).summary());
        assertEquals("127.20.33.62", arrow.hops.get(0).local().getAddress().getHostAddress());
        assertEquals(1, producer.backlog().stored());
    }

    @Test
    void a_cut_arrow_is_named_at_once_and_the_record_is_stored_when_it_is_mended() throws Exception {
        stored(send("p:before"));
        assertTrue(arrow.gate().openCount() > 0);
        arrow.cut();
        assertEquals(0, arrow.gate().openCount());
        CompletionStage<Stored> held = send("p:held");
        await(Duration.ofMillis(100), () -> producer.backlog().lastProblem().equals(CutPassages.SENTENCE));
        assertEquals(0, arrived("p:held"));
        assertFalse(held.toCompletableFuture().isDone());
        arrow.mend();
        stored(held);
        assertEquals(1, arrived("p:held"));
    }

    @Test
    void a_producer_whose_arrow_was_cut_from_the_start_dials_nobody() throws Exception {
        arrow.cut();
        CompletionStage<Stored> held = send("p:start");
        await(Duration.ofMillis(500), () -> producer.backlog().lastProblem().equals(CutPassages.SENTENCE));
        arrow.mend();
        stored(held);
    }

    @Test
    void a_record_is_given_up_when_its_time_is_over() {
        producer.close();
        producer = StreamProducer.open(
                SomeBroker.own(62),
                SomeBroker.at(HOST),
                arrow,
                new ProducerSettings(
                        "short",
                        10,
                        10_000,
                        Duration.ofMillis(200),
                        Duration.ofMillis(300),
                        Duration.ofMillis(20),
                        Duration.ofMillis(50)));
        arrow.cut();
        assertEquals("given up after 300 ms: " + CutPassages.SENTENCE, failure(send("p:late")));
        assertEquals(1, producer.backlog().failed());
    }

    @Test
    void a_duplicated_record_is_stored_twice() throws Exception {
        arrow.twice = true;
        stored(send("p:twice"));
        await(Duration.ofSeconds(5), () -> arrived("p:twice") == 2);
    }

    @Test
    void a_dropped_record_is_sent_again() throws Exception {
        arrow.dropNext.set(1);
        stored(send("p:dropped"));
        assertEquals(2, arrow.out.size());
        assertEquals(1, arrived("p:dropped"));
    }

    @Test
    void a_full_buffer_refuses_at_once_and_counts() {
        producer.close();
        producer = StreamProducer.open(
                SomeBroker.own(62),
                SomeBroker.at(HOST),
                arrow,
                new ProducerSettings(
                        "small",
                        3,
                        10_000,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(60),
                        Duration.ofMillis(50),
                        Duration.ofMillis(50)));
        arrow.cut();
        for (int i = 0; i < 3; i++)
            assertFalse(send("p:full").toCompletableFuture().isDone());
        assertEquals("the buffer is full", failure(send("p:overflow")));
        assertEquals(1, producer.backlog().overflown());
        assertEquals(3, producer.backlog().waiting());
    }

    @Test
    void a_topic_that_does_not_exist_fails_and_holds_up_nobody() throws Exception {
        CompletionStage<Stored> lost = producer.send("no-such", "k", new byte[1], Map.of());
        CompletionStage<Stored> next = send("p:next");
        assertEquals("Kafka at 127.20.33.50:9092 has no topic 'no-such'", failure(lost));
        stored(next);
    }

    @Test
    void records_of_one_key_keep_their_order() throws Exception {
        long first = stored(send("p:order")).offset();
        for (int i = 1; i < 500; i++) send("p:order");
        assertTrue(producer.awaitDrained(Duration.ofSeconds(20)));
        assertEquals(first + 500, stored(send("p:order")).offset());
        assertEquals(501, producer.backlog().stored());
    }

    @Test
    void closing_is_quick_and_gives_up_what_waits() throws Exception {
        stored(send("p:open"));
        arrow.cut();
        CompletionStage<Stored> held = send("p:closed");
        long begin = Ticker.REAL.nanos();
        producer.close();
        long millis = (Ticker.REAL.nanos() - begin) / 1_000_000;
        assertTrue(millis < 500, millis + " ms");
        assertEquals("the producer is closed", failure(held));
        assertEquals("the producer is closed", failure(send("p:after")));
    }
}
