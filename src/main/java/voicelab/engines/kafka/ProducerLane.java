package voicelab.engines.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.clients.producer.internals.ProducerInterceptors;
import org.apache.kafka.clients.producer.internals.ProducerMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.ClusterResourceListeners;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Time;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.protocols.streams.EventParcel;

/** Kafka's own producer, idempotent and with acks from all, whose sockets go through an arrow's gate. */
final class ProducerLane {
    private static final int IN_FLIGHT = 5;
    private static final int MAX_BLOCK_MILLIS = 1_000;
    private static final int RETRY_MILLIS = 20;
    private static final int REQUEST_MILLIS = 3_000;
    private static final long METADATA_MILLIS = 300_000;

    private final ClientParts parts;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicInteger keyless = new AtomicInteger();

    ProducerLane(ProducerSettings settings, InetAddress own, InetSocketAddress broker, Gate gate) {
        ProducerConfig config = new ProducerConfig(properties(settings, broker));
        ProducerMetadata metadata = new ProducerMetadata(
                50,
                500,
                METADATA_MILLIS,
                METADATA_MILLIS,
                new org.apache.kafka.common.utils.LogContext(),
                new ClusterResourceListeners(),
                Time.SYSTEM);
        metadata.bootstrap(java.util.List.of(broker));
        parts = new ClientParts("producer", settings.name(), config, metadata, IN_FLIGHT, own, broker, gate);
        producer = producer(config, metadata, parts);
    }

    @SuppressWarnings("unchecked")
    private static KafkaProducer<byte[], byte[]> producer(
            ProducerConfig config, ProducerMetadata metadata, ClientParts parts) {
        Class<?>[] shape = {
            ProducerConfig.class,
            Serializer.class,
            Serializer.class,
            ProducerMetadata.class,
            KafkaClient.class,
            ProducerInterceptors.class,
            ApiVersions.class,
            Time.class
        };
        return ClientParts.construct(
                KafkaProducer.class,
                shape,
                config,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                metadata,
                parts.client,
                null,
                parts.versions,
                Time.SYSTEM);
    }

    private static Map<String, Object> properties(ProducerSettings settings, InetSocketAddress broker) {
        Map<String, Object> p = new HashMap<>();
        p.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Hop.text(broker));
        p.put(ProducerConfig.CLIENT_ID_CONFIG, settings.name());
        p.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        p.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        p.put(ProducerConfig.ACKS_CONFIG, "all");
        p.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        p.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_MILLIS);
        p.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        p.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        p.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(Math.max(REQUEST_MILLIS, settings.keepTrying().toMillis())));
        p.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        p.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return p;
    }

    Hop hop() {
        return parts.selector.hop();
    }

    boolean isConnected() {
        return parts.selector.isConnected();
    }

    /**
     * The partition for a key, chosen as Kafka's own partitioner does. Asks the broker for the topic when it is not known
     * yet; blocks at most a second.
     *
     * @throws IOException when the broker does not answer
     * @throws UnknownTopic when it answers and has no such topic
     */
    int partition(String topic, byte[] key) throws IOException, InterruptedException {
        try {
            int count = producer.partitionsFor(topic).size();
            if (key != null) return BuiltInPartitioner.partitionForKey(key, count);
            return Math.floorMod(keyless.getAndIncrement(), count);
        } catch (InvalidTopicException e) {
            throw new UnknownTopic("no topic can be called '" + topic + "'");
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            String broker = Hop.text(parts.selector.broker());
            if (isConnected()) throw new UnknownTopic("Kafka at " + broker + " has no topic '" + topic + "'");
            throw new IOException("no answer from Kafka at " + broker + " within " + MAX_BLOCK_MILLIS + " ms");
        } catch (KafkaException | IllegalStateException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Hands one record to the Kafka client, which sends it and tells the callback for certain how it ended. */
    void send(EventParcel event, Callback callback) throws IOException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                event.topic(),
                event.partition() == EventParcel.UNKNOWN ? null : event.partition(),
                event.key() == null ? null : event.key().getBytes(StandardCharsets.UTF_8),
                event.bytes());
        event.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record, callback);
        } catch (KafkaException | IllegalStateException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Gives up what is under way. */
    void close() {
        producer.close(Duration.ZERO);
        parts.close();
    }

    private static InterruptedException interrupted(InterruptException e) {
        Thread.interrupted(); // Kafka sets the flag again
        InterruptedException own = new InterruptedException(e.getMessage());
        own.initCause(e);
        return own;
    }

    /** The broker is there and does not know the topic: trying again would only hold up the others. */
    static final class UnknownTopic extends IOException {
        private static final long serialVersionUID = 1;

        UnknownTopic(String message) {
            super(message);
        }
    }
}
