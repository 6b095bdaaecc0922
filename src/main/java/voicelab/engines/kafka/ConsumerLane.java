package voicelab.engines.kafka;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.internals.ConsumerMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.protocols.streams.EventParcel;

/** Kafka's own consumer (classic protocol), whose sockets go through an arrow's gate. One thread uses it. */
final class ConsumerLane {
    private static final int POLL_RECORDS = 20;
    private static final int LOOK_MILLIS = 20;
    private static final int METADATA_MILLIS = 1_000;
    private static final int SESSION_MILLIS = 6_000;
    private static final int HEARTBEAT_MILLIS = 1_000;
    private static final Duration GOODBYE = Duration.ofMillis(200);

    private final Metrics metrics = new Metrics();
    private final GatedSelector selector;
    private final ConsumerMetadata metadata;
    private final Map<String, Uuid> known = new HashMap<>();
    final KafkaConsumer<byte[], byte[]> consumer;

    /** @param group null for a reader without one */
    ConsumerLane(String name, String group, InetAddress own, InetSocketAddress broker, Gate gate) {
        KafkaLog.quiet();
        Map<String, Object> properties = properties(name, group, broker);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Object classic = ClientParts.field(consumer, "delegate", Object.class);
        metadata = ClientParts.field(classic, "metadata", ConsumerMetadata.class);
        Object network = ClientParts.field(classic, "client", Object.class);
        NetworkClient client = ClientParts.field(network, "client", NetworkClient.class);
        selector = ClientParts.gated(client, "consumer", new ConsumerConfig(properties), own, broker, gate, metrics);
    }

    private static Map<String, Object> properties(String name, String group, InetSocketAddress broker) {
        Map<String, Object> p = new HashMap<>();
        p.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Hop.text(broker));
        p.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        if (group != null) p.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // who asks for the end of a topic waits behind the fetch that waits for more
        else p.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LOOK_MILLIS);
        p.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        p.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        p.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        p.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        p.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        p.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        p.put(ConsumerConfig.RECONNECT_BACKOFF_MS_CONFIG, ClientParts.RECONNECT_MILLIS);
        p.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, ClientParts.RECONNECT_MOST_MILLIS);
        p.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ClientParts.REQUEST_MILLIS);
        // a topic that is made again has another identity
        p.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        p.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        p.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        p.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return p;
    }

    Hop hop() {
        return selector.hop();
    }

    boolean isConnected() {
        return selector.isConnected();
    }

    /**
     * Goes to the beginning of each topic that was removed and made again: the old place says nothing there.
     *
     * @return their names; what the same poll brought of them is brought again
     */
    Set<String> beginRemadeTopics() {
        Set<String> remade = new HashSet<>();
        metadata.topicIds().forEach((topic, id) -> {
            Uuid before = known.put(topic, id);
            if (before != null && !before.equals(id)) remade.add(topic);
        });
        List<TopicPartition> own = consumer.assignment().stream()
                .filter(p -> remade.contains(p.topic()))
                .toList();
        if (!own.isEmpty()) consumer.seekToBeginning(own); // an empty list would mean all
        return remade;
    }

    /** What came in at most so long; in order for each partition. */
    List<EventParcel> poll(Duration atMost) {
        List<EventParcel> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) events.add(event(record));
        return events;
    }

    private static EventParcel event(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) headers.put(header.key(), text(header.value()));
        return new EventParcel(
                "Fetch",
                record.topic(),
                record.partition(),
                record.offset(),
                record.key() == null ? null : text(record.key()),
                record.value() == null ? new byte[0] : record.value(),
                headers);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Leaves the group, so that the next member need not wait. */
    void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(GOODBYE));
        metrics.close();
    }
}
