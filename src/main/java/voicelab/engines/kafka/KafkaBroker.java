package voicelab.engines.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import voicelab.net.Arrivals;

/**
 * A real Kafka broker with its controller (KRaft) in this JVM, bound to one address. Several run beside each other. What it
 * has acknowledged is in the page cache: it survives the end of this process, not of the machine.
 */
public final class KafkaBroker implements AutoCloseable {
    /** Each start is an epoch or two. */
    private static final int MORE_STARTS = 10;

    private final KafkaSettings settings;
    private final Arrivals arrivals;
    private final BrokerParts parts;
    private boolean closed;

    private KafkaBroker(KafkaSettings settings, Arrivals arrivals, BrokerParts parts) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.parts = parts;
    }

    /**
     * Returns when the listener answers and every topic of the settings has its leader.
     *
     * @param arrivals is told of each record that reaches the listener, each commit, each first look of a reader
     * @throws voicelab.net.BindFailure when a port is taken
     * @throws IOException when the directory cannot be used, in a sentence
     */
    public static KafkaBroker start(KafkaSettings settings, Arrivals arrivals) throws IOException {
        BrokerParts parts = BrokerParts.make(settings, arrivals);
        RefusedBytes.READER.report(settings.listen(), arrivals);
        RefusedBytes.READER.report(settings.controller(), arrivals);
        try {
            parts.start();
        } catch (IOException | RuntimeException e) {
            leave(settings);
            throw e;
        }
        KafkaBroker broker = new KafkaBroker(settings, arrivals, parts);
        try {
            new Topics(parts).make(settings.topics());
        } catch (IOException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    public InetSocketAddress address() {
        return settings.listen();
    }

    /** Forgets every record, topic and group, and makes the topics of the settings again; connections stay. */
    public synchronized void reset() throws IOException {
        Topics topics = new Topics(parts);
        topics.removeAll();
        topics.make(settings.topics());
    }

    /**
     * Copies what the broker keeps into an empty folder, as of one moment; clients wait a few milliseconds for it. A broker
     * that starts on a copy makes its indexes anew.
     */
    public void save(Path folder) throws IOException {
        parts.broker().requests().whileQuiet(() -> LogFolder.copy(settings.directory(), folder));
    }

    /**
     * Closes this broker, puts a copy in the place of its directory, and starts on it, on the same ports. Its clients are
     * dropped and come back.
     *
     * @throws IOException when nothing runs now, in a sentence
     */
    public synchronized KafkaBroker restarted(Path copy) throws IOException {
        Map<String, Integer> before = new Topics(parts).epochs();
        close();
        LogFolder.empty(settings.directory());
        LogFolder.copy(copy, settings.directory());
        KafkaBroker next = start(settings, arrivals);
        // a client that has seen a later epoch of a leader takes the restored one for an old acquaintance and waits for
        // ever
        for (int i = 0; i < MORE_STARTS && next.isBehind(before); i++) {
            next.close();
            next = start(settings, arrivals);
        }
        return next;
    }

    private boolean isBehind(Map<String, Integer> before) {
        Map<String, Integer> now = new Topics(parts).epochs();
        return before.entrySet().stream()
                .anyMatch(e -> now.getOrDefault(e.getKey(), Integer.MAX_VALUE) <= e.getValue());
    }

    /** Ends service and gives back ports and threads; idempotent. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        parts.close();
        leave(settings);
    }

    private static void leave(KafkaSettings settings) {
        RefusedBytes.READER.leave(settings.listen());
        RefusedBytes.READER.leave(settings.controller());
    }
}
