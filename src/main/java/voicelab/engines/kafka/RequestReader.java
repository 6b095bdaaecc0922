package voicelab.engines.kafka;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import kafka.network.RequestChannel;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.BaseRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.OffsetCommitRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestContext;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.streams.EventParcel;
import voicelab.protocols.streams.StreamParcel;

/** Reports what reaches a broker's listener, each record of a produce by itself. */
final class RequestReader implements Consumer<RequestChannel.Request> {
    /** Of one request; a batch of thousands would only push everything else out of the journal. */
    private static final int MAX_RECORDS = 200;

    private static final int MAX_NOTED = 4_096;

    /** What a client says while it minds its own business. */
    private static final Set<ApiKeys> SILENT = Set.of(
            ApiKeys.METADATA,
            ApiKeys.HEARTBEAT,
            ApiKeys.FIND_COORDINATOR,
            ApiKeys.INIT_PRODUCER_ID,
            ApiKeys.SYNC_GROUP,
            ApiKeys.LIST_OFFSETS,
            ApiKeys.OFFSET_FETCH,
            ApiKeys.CONSUMER_GROUP_HEARTBEAT,
            ApiKeys.GET_TELEMETRY_SUBSCRIPTIONS,
            ApiKeys.PUSH_TELEMETRY);

    private final Arrivals arrivals;
    private final InetSocketAddress listen;
    private final Function<Uuid, String> topicNames;
    private final Map<String, Long> fetched = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_NOTED;
        }
    };

    RequestReader(Arrivals arrivals, InetSocketAddress listen, Function<Uuid, String> topicNames) {
        this.arrivals = arrivals;
        this.listen = listen;
        this.topicNames = topicNames;
    }

    @Override
    public void accept(RequestChannel.Request request) {
        RequestContext context = request.context();
        Hop hop = new Hop(listen, new InetSocketAddress(context.clientAddress, context.clientPort.orElse(0)));
        try {
            Object body = request.loggableRequest();
            if (body instanceof ProduceRequest produce) produced(produce, hop);
            else if (body instanceof FetchRequest fetch) fetches(fetch, context, hop);
            else if (body instanceof OffsetCommitRequest commit) commits(commit.data(), hop);
            else if (!SILENT.contains(context.header.apiKey()))
                tell(StreamParcel.request(context.header.apiKey().name, context.clientId()), hop);
        } catch (RuntimeException e) {
            // the broker will refuse it in its own words
            arrivals.malformed(hop, "Kafka", context.header.apiKey().name + ": " + e.getMessage());
        }
    }

    private void tell(Parcel parcel, Hop hop) {
        arrivals.arrived(parcel, hop);
    }

    private String topic(String name, Uuid id) {
        return name != null && !name.isEmpty() ? name : topicNames.apply(id);
    }

    private void produced(ProduceRequest produce, Hop hop) {
        int told = 0;
        for (ProduceRequestData.TopicProduceData topic : produce.data().topicData())
            for (ProduceRequestData.PartitionProduceData partition : topic.partitionData()) {
                BaseRecords records = partition.records();
                if (!(records instanceof MemoryRecords batch)) continue;
                for (Record record : batch.records()) {
                    if (told++ == MAX_RECORDS) return;
                    tell(event(topic(topic.name(), topic.topicId()), partition.index(), record), hop);
                }
            }
    }

    private static EventParcel event(String topic, int partition, Record record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers())
            headers.put(header.key(), header.value() == null ? "" : text(ByteBuffer.wrap(header.value())));
        return new EventParcel(
                "Produce",
                topic,
                partition,
                EventParcel.UNKNOWN,
                record.hasKey() ? text(record.key()) : null,
                record.hasValue() ? bytes(record.value()) : new byte[0],
                headers);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer buffer) {
        return new String(bytes(buffer), StandardCharsets.UTF_8);
    }

    /** A reader that waits asks again and again; what is new is an offset that it has not asked for yet. */
    private void fetches(FetchRequest fetch, RequestContext context, Hop hop) {
        for (FetchRequestData.FetchTopic topic : fetch.data().topics())
            for (FetchRequestData.FetchPartition partition : topic.partitions()) {
                String name = topic(topic.topic(), topic.topicId());
                String key = context.connectionId + " " + name + " " + partition.partition();
                if (isNew(key, partition.fetchOffset()))
                    tell(
                            StreamParcel.fetch(
                                    name, partition.partition(), partition.fetchOffset(), context.clientId()),
                            hop);
            }
    }

    private boolean isNew(String key, long offset) {
        synchronized (fetched) {
            Long before = fetched.put(key, offset);
            return before == null || before != offset;
        }
    }

    private void commits(OffsetCommitRequestData commit, Hop hop) {
        for (OffsetCommitRequestData.OffsetCommitRequestTopic topic : commit.topics())
            for (OffsetCommitRequestData.OffsetCommitRequestPartition partition : topic.partitions()) {
                String note = partition.committedMetadata() == null ? "" : partition.committedMetadata();
                tell(
                        StreamParcel.commit(
                                commit.groupId(),
                                topic(topic.name(), topic.topicId()),
                                partition.partitionIndex(),
                                partition.committedOffset(),
                                note),
                        hop);
            }
    }
}
