package voicelab.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import voicelab.Lab;
import voicelab.engines.kafka.ProducerSettings;
import voicelab.engines.kafka.Stored;
import voicelab.engines.kafka.StreamProducer;
import voicelab.engines.kafka.TopicReader;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.streams.EventParcel;

/** Somebody who writes to Kafka's topics and reads them, from the lab's own host: an ordinary producer and consumer. */
public final class StreamDesk {
    private static final Duration STORED = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Events of a topic that a search keeps for its complaint. */
    private static final int SHOWN = 5;

    private final InetAddress own;
    private final InetSocketAddress broker;

    public StreamDesk(Lab lab) throws IOException {
        InstanceId kafka = InstanceId.first(new SystemId("kafka"));
        this.own = lab.plan().net().lab();
        this.broker = lab.plan()
                .dial(kafka, lab.map().system(kafka.system()).listener("KAFKA").orElseThrow())
                .orElseThrow(() -> new IOException("Kafka's listener is switched off"));
    }

    /** Writes one record and waits until it is stored. */
    public Stored produce(String topic, String key, byte[] value, Map<String, String> headers)
            throws IOException, InterruptedException {
        try (StreamProducer producer =
                StreamProducer.open(own, broker, Passages.NONE, ProducerSettings.named("stream-desk"))) {
            return producer.send(topic, key, value, headers)
                    .toCompletableFuture()
                    .get(STORED.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("not stored within " + STORED.toMillis() + " ms");
        }
    }

    /**
     * What a search found.
     *
     * @param found the events that fit, oldest first
     * @param last the latest other ones, for a complaint
     */
    public record Search(List<EventParcel> found, List<EventParcel> last) {}

    /**
     * Reads a topic from its beginning until so many events fit, and on until its present end.
     *
     * @param patience for those that are not there yet
     */
    public Search search(String topic, Predicate<EventParcel> fits, int count, Duration patience) throws IOException {
        long deadline = Ticker.REAL.nanos() + patience.toNanos();
        List<EventParcel> found = new ArrayList<>();
        List<EventParcel> others = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(own, broker, topic)) {
            while (true) {
                Duration left = Duration.ofNanos(deadline - Ticker.REAL.nanos());
                boolean over = left.isNegative() || left.isZero();
                for (EventParcel event : reader.next(over ? Duration.ZERO : left.compareTo(LOOK) < 0 ? left : LOOK)) {
                    if (fits.test(event)) found.add(event);
                    else others.add(event);
                    if (others.size() > SHOWN) others.remove(0);
                }
                if (over || (found.size() >= count && reader.isAtEnd())) return new Search(found, others);
            }
        }
    }
}
