package voicelab.engines.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.broker.SeenArrivals;
import voicelab.net.BindFailure;
import voicelab.net.Passages;
import voicelab.protocols.streams.EventParcel;

class KafkaBrokerTest {
    private static final int HOST = 10;
    private static final SeenArrivals ARRIVALS = new SeenArrivals();

    @TempDir
    static Path directory;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() throws IOException {
        broker = SomeBroker.start(HOST, directory.resolve("log"), ARRIVALS);
    }

    @AfterAll
    static void close() {
        broker.close();
        assertEquals(List.of(), ARRIVALS.bugs);
    }

    @Test
    void the_broker_sees_the_senders_own_address_and_the_record() throws Exception {
        try (StreamProducer producer = SomeBroker.producer(62, HOST, Passages.NONE)) {
            SomeBroker.store(producer, "t:nonce-1", "{\"event\":\"EventOne\"}");
        }
        var seen = ARRIVALS.arrived.stream()
                .filter(s -> "t:nonce-1".equals(s.parcel().fields().get("key")))
                .findFirst()
                .orElseThrow();
        assertEquals(SomeBroker.at(HOST), seen.hop().local());
        assertEquals("127.20.33.62", seen.hop().remote().getAddress().getHostAddress());
        assertTrue(seen.hop().remote().getPort() > 0);
        assertEquals(
                Map.of(
                        "api",
                        "Produce",
                        "topic",
                        "digital-itx",
                        "partition",
                        "0",
                        "key",
                        "t:nonce-1",
                        "event",
                        "EventOne",
                        "header-lab",
                        "true"),
                seen.parcel().fields());
        assertArrayEquals(
                SomeBroker.bytes("{\"event\":\"EventOne\"}"), seen.parcel().bytes());
    }

    private static Properties foreign(String group) {
        Properties p = new Properties();
        p.put("bootstrap.servers", "127.20.33." + HOST + ":9092");
        p.put("group.id", group);
        p.put("auto.offset.reset", "earliest");
        p.put("enable.auto.commit", "false");
        p.put("acks", "all");
        return p;
    }

    private static List<String> read(String group, String topic, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(foreign(group), new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
            while (values.size() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100)))
                    values.add(record.value());
                consumer.commitSync();
            }
        }
        return values;
    }

    @Test
    void a_foreign_client_writes_and_its_group_takes_up_where_it_committed() throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(foreign("x"), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 3; i++) {
                producer.send(new ProducerRecord<>("three", i, "k" + i, "first-" + i))
                        .get(10, TimeUnit.SECONDS);
            }
            assertEquals(3, read("mine", "three", 3).size());
            producer.send(new ProducerRecord<>("three", 1, "k", "second")).get(10, TimeUnit.SECONDS);
        }
        assertEquals(List.of("second"), read("mine", "three", 1));
        assertTrue(ARRIVALS.arrived.stream()
                .anyMatch(s -> s.parcel().summary().startsWith("OffsetCommit mine three[")
                        && s.hop().remote().getAddress().getHostAddress().equals("127.0.0.1")));
    }

    @Test
    void garbage_hurts_neither_listener() throws Exception {
        Random random = new Random(33);
        for (int port : new int[] {9092, 9093})
            for (int i = 0; i < 40; i++) {
                byte[] garbage = i == 0 ? SomeBroker.bytes("GET / HTTP/1.1\r\n\r\n") : new byte[1 + i * 37];
                if (i > 0) random.nextBytes(garbage);
                // a small length, so that the bytes behind it are taken for a request
                if (i % 3 == 1) System.arraycopy(new byte[] {0, 0, 0, 16}, 0, garbage, 0, Math.min(4, garbage.length));
                try (Socket socket = new Socket("127.20.33." + HOST, port)) {
                    OutputStream out = socket.getOutputStream();
                    out.write(garbage);
                    out.flush();
                    socket.shutdownOutput();
                    socket.setSoTimeout(5_000);
                    socket.getInputStream().readAllBytes();
                } catch (java.net.SocketException e) {
                    // it closed on us, as it may
                }
            }
        try (StreamProducer producer = SomeBroker.producer(63, HOST, Passages.NONE)) {
            assertEquals(
                    "digital-itx",
                    SomeBroker.store(producer, "after", "garbage").topic());
        }
        assertEquals(List.of(), ARRIVALS.bugs);
        for (int port : new int[] {9092, 9093})
            assertTrue(
                    ARRIVALS.malformed.stream()
                            .anyMatch(m -> m.startsWith("127.20.33.10:" + port + " -> 127.0.0.1:")
                                    && m.contains("larger than")),
                    () -> ARRIVALS.malformed.toString());
    }

    @Test
    void a_topic_is_read_from_outside_from_its_beginning() throws Exception {
        try (StreamProducer producer = SomeBroker.producer(64, HOST, Passages.NONE)) {
            SomeBroker.store(producer, "outside", "{\"id\":\"callthread\"}");
        }
        List<EventParcel> all = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(SomeBroker.own(1), SomeBroker.at(HOST), "digital-itx")) {
            while (!reader.isAtEnd() || all.isEmpty()) all.addAll(reader.next(Duration.ofMillis(100)));
        }
        EventParcel event =
                all.stream().filter(e -> "outside".equals(e.key())).findFirst().orElseThrow();
        assertEquals("callthread", event.event());
        assertEquals(0, all.get(0).offset());
        IOException none = assertThrows(
                IOException.class, () -> TopicReader.open(SomeBroker.own(1), SomeBroker.at(HOST), "no-such"));
        assertEquals("Kafka has no topic 'no-such'", none.getMessage());
    }

    @Test
    void a_taken_port_is_named(@TempDir Path other) throws IOException {
        try (ServerSocket holder = new ServerSocket()) {
            holder.bind(SomeBroker.at(11));
            BindFailure failure = assertThrows(
                    BindFailure.class, () -> SomeBroker.start(11, other.resolve("log"), new SeenArrivals()));
            assertEquals(SomeBroker.at(11), failure.address());
        }
        SomeBroker.start(11, other.resolve("log"), ARRIVALS).close();
    }
}
