package voicelab.engines.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.protocols.streams.EventParcel;

/** Somebody outside who reads one topic from its beginning, without a group: what a person does with a console. */
public final class TopicReader implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final ConsumerLane lane;

    private TopicReader(ConsumerLane lane) {
        this.lane = lane;
    }

    /**
     * @param own address to dial from
     * @throws IOException when the broker does not answer, or has no such topic
     */
    public static TopicReader open(InetAddress own, InetSocketAddress broker, String topic) throws IOException {
        ConsumerLane lane = new ConsumerLane("reader-" + own.getHostAddress(), null, own, broker, new Gate());
        TopicReader reader = new TopicReader(lane);
        try {
            List<PartitionInfo> partitions = lane.consumer.partitionsFor(topic, ANSWER);
            if (partitions.isEmpty()) throw new IOException("Kafka has no topic '" + topic + "'");
            List<TopicPartition> all = partitions.stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            lane.consumer.assign(all);
            lane.consumer.seekToBeginning(all);
            return reader;
        } catch (TimeoutException e) {
            reader.close();
            throw new IOException("no answer from Kafka at " + Hop.text(broker));
        } catch (KafkaException | IOException e) {
            reader.close();
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    /** What comes next, at most 20 records; empty when nothing came in time. */
    public List<EventParcel> next(Duration atMost) throws IOException {
        try {
            return lane.poll(atMost);
        } catch (KafkaException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Whether everything that stands in the topic now was read. */
    public boolean isAtEnd() throws IOException {
        try {
            for (var end :
                    lane.consumer.endOffsets(lane.consumer.assignment(), ANSWER).entrySet())
                if (lane.consumer.position(end.getKey(), ANSWER) < end.getValue()) return false;
            return true;
        } catch (KafkaException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        lane.close();
    }
}
