package voicelab.engines.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.MetadataCache;
import voicelab.net.Ticker;

/** Makes and removes a broker's topics by asking its controller directly: no client, no socket. */
final class Topics {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOK_MILLIS = 2;

    private final BrokerParts parts;

    Topics(BrokerParts parts) {
        this.parts = parts;
    }

    /** Those that are missing; returns when the broker leads all of them. */
    void make(List<TopicPlan> plans) throws IOException {
        CreateTopicsRequestData request = new CreateTopicsRequestData();
        for (TopicPlan plan : plans)
            if (!cache().contains(plan.name()))
                request.topics()
                        .add(new CreateTopicsRequestData.CreatableTopic()
                                .setName(plan.name())
                                .setNumPartitions(plan.partitions())
                                .setReplicationFactor((short) 1));
        if (!request.topics().isEmpty()) {
            CreateTopicsResponseData answer =
                    await(controller().createTopics(context(), request, Set.of(), false), "topics are not made");
            for (CreateTopicsResponseData.CreatableTopicResult topic : answer.topics())
                if (topic.errorCode() != Errors.NONE.code() && topic.errorCode() != Errors.TOPIC_ALREADY_EXISTS.code())
                    throw new IOException("topic '" + topic.name() + "' is not made: " + topic.errorMessage());
        }
        for (TopicPlan plan : plans) until(() -> leads(plan.name()), "topic '" + plan.name() + "' has no leader");
    }

    private boolean leads(String topic) {
        if (!cache().contains(topic)) return false;
        int count = cache().numPartitions(topic).orElse(0);
        for (int i = 0; i < count; i++)
            if (parts.broker()
                    .replicaManager()
                    .onlinePartition(new TopicPartition(topic, i))
                    .isEmpty()) return false;
        return count > 0;
    }

    /** All topics, those where Kafka keeps its groups and transactions too. */
    void removeAll() throws IOException {
        Map<String, Uuid> all = await(controller().findAllTopicIds(context()), "topics are not listed");
        Collection<Uuid> ids = all.values();
        if (ids.isEmpty()) return;
        await(controller().deleteTopics(context(), ids), "topics are not removed");
        until(() -> ids.stream().noneMatch(id -> cache().getTopicName(id).isPresent()), "topics are still there");
    }

    /** How often each partition has changed its leader; clients believe the higher number. */
    Map<String, Integer> epochs() {
        Map<String, Integer> epochs = new HashMap<>();
        for (String topic : cache().getAllTopics())
            for (int i = 0; i < cache().numPartitions(topic).orElse(0); i++) {
                String partition = topic + "-" + i;
                cache().getLeaderAndIsr(topic, i).ifPresent(state -> epochs.put(partition, state.leaderEpoch()));
            }
        return epochs;
    }

    private MetadataCache cache() {
        return parts.broker().metadataCache();
    }

    private Controller controller() {
        return parts.controller().controller();
    }

    static ControllerRequestContext context() {
        return new ControllerRequestContext(new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    }

    private static <T> T await(CompletableFuture<T> future, String what) throws IOException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(what + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException(what + " within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(what + ": interrupted");
        }
    }

    private static void until(BooleanSupplier condition, String otherwise) throws IOException {
        long end = Ticker.REAL.nanos() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (Ticker.REAL.nanos() > end) throw new IOException(otherwise);
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(otherwise + ": interrupted");
            }
        }
    }
}
