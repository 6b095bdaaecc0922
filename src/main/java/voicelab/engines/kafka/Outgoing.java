package voicelab.engines.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One record on its way to the broker, from {@link StreamProducer#send} to its acknowledgement. */
final class Outgoing {
    /** Where it stands: a fault may have swallowed it or its acknowledgement, the Kafka client never does. */
    enum Stage {
        WAITING,
        /** Given to the arrow; not with the Kafka client yet. */
        LEAVING,
        /** With the Kafka client, which says for certain how it ends. */
        CARRIED,
        /** Acknowledged; the acknowledgement is under way through the arrow. */
        ANSWERED
    }

    final String topic;
    final String key;
    final byte[] value;
    final Map<String, String> headers;
    final long bornNanos;
    final CompletableFuture<Stored> stored = new CompletableFuture<>();

    // both guarded by the queue
    Stage stage = Stage.WAITING;
    long stageNanos;

    Outgoing(String topic, String key, byte[] value, Map<String, String> headers, long bornNanos) {
        this.topic = topic;
        this.key = key;
        this.value = value;
        this.headers = Map.copyOf(headers);
        this.bornNanos = bornNanos;
    }

    /** What it costs the buffer: nearly its bytes. */
    long size() {
        return value.length + (key == null ? 0L : key.length()) + 100L * (1 + headers.size());
    }

    byte[] keyBytes() {
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }
}
