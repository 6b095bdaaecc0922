package voicelab.engines.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import voicelab.net.Hop;
import voicelab.net.OpenPassage;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.streams.EventParcel;
import voicelab.protocols.streams.StreamParcel;

/**
 * Streams records to Kafka through an arrow: each record is one parcel out, its acknowledgement one parcel back.
 * {@link #send} keeps the record and returns; one thread, opened with the first record, hands it to Kafka's own producer
 * (acks from all, idempotent). While the broker is away or the arrow is cut it tries again until
 * {@link ProducerSettings#keepTrying} is over.
 *
 * <p>Records of one key keep their order. A record is stored at least once: twice when a fault duplicates it, or takes the
 * record or its acknowledgement, for then it is sent again after {@link ProducerSettings#ackTimeout}.
 */
public final class StreamProducer implements AutoCloseable {
    private static final int CLOSE_MILLIS = 500;
    private static final int MAX_VALUE = 900 * 1024;

    /**
     * How the producer stands.
     *
     * @param waiting records kept that no broker acknowledged yet
     * @param stored records acknowledged since the producer was opened
     * @param overflown records refused because the buffer was full
     * @param failed records given up: too large, no such topic, or tried for too long
     * @param lastProblem why the last attempt failed; empty after a success
     */
    public record Backlog(long waiting, long stored, long overflown, long failed, String lastProblem) {}

    private final ProducerSettings settings;
    private final InetAddress own;
    private final InetSocketAddress broker;
    private final Passage passage;
    private final SendQueue queue;
    private Thread thread;
    private volatile ProducerLane lane;

    private StreamProducer(
            ProducerSettings settings, InetAddress own, InetSocketAddress broker, Passage passage, Ticker ticker) {
        this.settings = settings;
        this.own = own;
        this.broker = broker;
        this.passage = passage;
        this.queue = new SendQueue(settings, ticker);
    }

    /**
     * Dials nothing and loads nothing until there is a record.
     *
     * @param own address to dial from
     * @param broker Kafka's listener
     * @param passages of the system that sends; the arrow is found by the broker's address
     */
    public static StreamProducer open(
            InetAddress own, InetSocketAddress broker, Passages passages, ProducerSettings settings) {
        Passage passage = passages.to(broker).orElseGet(OpenPassage::new);
        return new StreamProducer(settings, own, broker, passage, Ticker.REAL);
    }

    /**
     * Keeps a record for sending; never blocks.
     *
     * @param key decides the partition, may be null
     * @param value not changed afterwards
     * @return completes when the broker has the record, on a thread of the producer (do not block it); fails with a
     *     {@link StreamFailure} that says why it has not: at once when the buffer is full
     *     ({@link StreamFailure#isOverflow()}) or the value is too large, later when the topic does not exist or the time is
     *     up
     */
    public CompletionStage<Stored> send(String topic, String key, byte[] value, Map<String, String> headers) {
        Outgoing record = new Outgoing(topic, key, value, headers, Ticker.REAL.nanos());
        if (value.length > MAX_VALUE)
            return CompletableFuture.failedFuture(
                    new StreamFailure("a value of " + value.length + " bytes; at most " + MAX_VALUE + " are sent"));
        if (!queue.offer(record)) {
            String why = queue.isClosed() ? "the producer is closed" : "the buffer is full";
            return CompletableFuture.failedFuture(StreamFailure.overflow(why));
        }
        wake();
        return record.stored;
    }

    public Backlog backlog() {
        return queue.backlog();
    }

    /** Waits until everything kept so far was stored or given up; false when the time is up. */
    public boolean awaitDrained(Duration atMost) throws InterruptedException {
        return queue.awaitDrained(atMost);
    }

    /** Forgets all records that wait (a reset of the system); one under way may still be stored. */
    public void forget() {
        queue.forget("forgotten");
    }

    private synchronized void wake() {
        if (thread != null || queue.isClosed()) return;
        thread = new Thread(this::run, "stream " + settings.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        Duration pause = settings.retryFirst();
        try {
            for (Outgoing next = queue.take(); next != null; next = queue.take()) {
                try {
                    sendOff(next);
                    pause = settings.retryFirst();
                } catch (ProducerLane.UnknownTopic e) {
                    queue.fail(next, e.getMessage());
                } catch (IOException e) {
                    queue.again(next, String.valueOf(e.getMessage()));
                    if (!queue.pause(pause)) return;
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(settings.retryMost()) > 0 ? settings.retryMost() : doubled;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendOff(Outgoing record) throws IOException, InterruptedException {
        ProducerLane now = lane;
        if (now == null) {
            passage.gate().dial(new Hop(new InetSocketAddress(own, 0), broker));
            now = new ProducerLane(settings, own, broker, passage.gate());
            lane = now;
        }
        // the arrow's own sentence at once, not the client's patience
        if (now.isConnected()) passage.gate().pass(now.hop());
        else passage.gate().dial(now.hop());
        int partition = now.partition(record.topic, record.keyBytes());
        EventParcel event = new EventParcel(
                "Produce", record.topic, partition, EventParcel.UNKNOWN, record.key, record.value, record.headers);
        ProducerLane through = now;
        passage.out(event, now.hop(), parcel -> carry(through, record, parcel));
    }

    private void carry(ProducerLane through, Outgoing record, Parcel parcel) throws IOException {
        queue.moved(record, Outgoing.Stage.CARRIED);
        try {
            through.send((EventParcel) parcel, (where, failure) -> answered(through.hop(), record, where, failure));
        } catch (IOException e) {
            queue.again(record, String.valueOf(e.getMessage())); // a held one leaves on a thread of the fault's
            throw e;
        }
    }

    private void answered(Hop hop, Outgoing record, RecordMetadata where, Exception failure) {
        if (failure instanceof RetriableException) queue.again(record, String.valueOf(failure.getMessage()));
        else if (failure != null) queue.fail(record, String.valueOf(failure.getMessage()));
        else {
            Stored stored = new Stored(where.topic(), where.partition(), where.offset());
            queue.moved(record, Outgoing.Stage.ANSWERED);
            StreamParcel answer = StreamParcel.stored(stored.topic(), stored.partition(), stored.offset(), record.key);
            try {
                passage.back(answer, hop, parcel -> queue.done(record, stored));
            } catch (IOException e) {
                queue.problem(String.valueOf(e.getMessage())); // as if it had been lost: the record is sent again
            }
        }
    }

    /** Stops at once; records that wait are given up. Idempotent. */
    @Override
    public void close() {
        queue.close();
        Thread running;
        synchronized (this) {
            running = thread;
            thread = null;
        }
        try {
            if (running != null) {
                running.interrupt();
                running.join(CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProducerLane last = lane;
        lane = null;
        if (last != null) last.close();
        queue.forget("the producer is closed");
    }
}
