package voicelab.engines.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.net.OpenPassage;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.streams.EventParcel;
import voicelab.protocols.streams.StreamParcel;

/**
 * Reads topics from Kafka through an arrow, as a member of a group: each record is one parcel back, each commit one parcel
 * out, with the keys of what was read as its note. A record is read at least once; after a break the group takes up where it
 * committed. One thread, started by {@link #start}.
 */
public final class StreamConsumer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int RETRY_MILLIS = 50;
    private static final int CLOSE_MILLIS = 600;
    /** Of Kafka's 4,096 for the note beside an offset. */
    private static final int NOTE_CHARS = 2_000;

    private final ConsumerSettings settings;
    private final InetAddress own;
    private final InetSocketAddress broker;
    private final Passage passage;
    private final Consumer<EventParcel> reader;
    private final Queue<Map<TopicPartition, OffsetAndMetadata>> commits = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile ConsumerLane lane;
    private volatile boolean closed;
    private volatile String lastProblem = "";

    private StreamConsumer(
            ConsumerSettings settings,
            InetAddress own,
            InetSocketAddress broker,
            Passage passage,
            Consumer<EventParcel> reader) {
        this.settings = settings;
        this.own = own;
        this.broker = broker;
        this.passage = passage;
        this.reader = reader;
        this.thread = new Thread(this::run, "stream " + settings.name());
        thread.setDaemon(true);
    }

    /**
     * Dials nothing before {@link #start}.
     *
     * @param own address to dial from
     * @param broker Kafka's listener
     * @param reader called on the consumer's thread, or one of a fault that held a record back; must not block long
     */
    public static StreamConsumer open(
            InetAddress own,
            InetSocketAddress broker,
            Passages passages,
            ConsumerSettings settings,
            Consumer<EventParcel> reader) {
        Passage passage = passages.to(broker).orElseGet(OpenPassage::new);
        return new StreamConsumer(settings, own, broker, passage, reader);
    }

    public void start() {
        thread.start();
    }

    /** Why nothing is read now; empty when all is well. */
    public String lastProblem() {
        return lastProblem;
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    round();
                } catch (ArrowFailure e) {
                    lastProblem = e.getMessage();
                    Thread.sleep(RETRY_MILLIS);
                } catch (WakeupException e) {
                    // closed
                } catch (IOException | KafkaException e) {
                    if (e instanceof InterruptException) return;
                    lastProblem = String.valueOf(e.getMessage());
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ConsumerLane last = lane;
            if (last != null) last.close();
        }
    }

    private void round() throws IOException {
        ConsumerLane now = lane;
        if (now == null) {
            passage.gate().dial(new Hop(new InetSocketAddress(own, 0), broker));
            now = new ConsumerLane(settings.name(), settings.group(), own, broker, passage.gate());
            now.consumer.subscribe(settings.topics());
            lane = now;
        }
        if (!now.isConnected()) passage.gate().dial(now.hop());
        List<EventParcel> events = now.poll(POLL);
        Set<String> remade = now.beginRemadeTopics();
        events.removeIf(event -> remade.contains(event.topic()));
        if (now.isConnected()) lastProblem = "";
        else lastProblem = "no answer from Kafka at " + Hop.text(broker);
        Map<TopicPartition, OffsetAndMetadata> read = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++)
            try {
                EventParcel event = events.get(i);
                passage.back(event, now.hop(), parcel -> reader.accept((EventParcel) parcel));
                note(read, event);
            } catch (ArrowFailure e) {
                // what the arrow did not let through is read again
                for (int j = events.size() - 1; j >= i; j--) rewind(now, events.get(j));
                break;
            }
        if (!read.isEmpty()) commit(now, read);
        for (var due = commits.poll(); due != null; due = commits.poll()) now.consumer.commitAsync(due, null);
    }

    private static void rewind(ConsumerLane lane, EventParcel event) {
        lane.consumer.seek(new TopicPartition(event.topic(), event.partition()), event.offset());
    }

    private static void note(Map<TopicPartition, OffsetAndMetadata> read, EventParcel event) {
        TopicPartition partition = new TopicPartition(event.topic(), event.partition());
        OffsetAndMetadata before = read.get(partition);
        String keys = before == null ? "" : before.metadata();
        String key = event.key() == null ? "" : event.key();
        String all = keys.isEmpty() ? key : keys + " " + key;
        read.put(partition, new OffsetAndMetadata(event.offset() + 1, all.length() > NOTE_CHARS ? keys : all));
    }

    private void commit(ConsumerLane now, Map<TopicPartition, OffsetAndMetadata> read) throws IOException {
        for (var one : read.entrySet()) {
            TopicPartition at = one.getKey();
            OffsetAndMetadata to = one.getValue();
            StreamParcel parcel =
                    StreamParcel.commit(settings.group(), at.topic(), at.partition(), to.offset(), to.metadata());
            passage.out(parcel, now.hop(), p -> commits.add(Map.of(at, to)));
        }
    }

    /** Leaves the group; idempotent. */
    @Override
    public void close() {
        closed = true;
        ConsumerLane now = lane;
        if (now != null) now.consumer.wakeup();
        try {
            thread.join(CLOSE_MILLIS);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
