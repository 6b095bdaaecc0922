package voicelab.systems.gimreader;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.kafka.ConsumerSettings;
import voicelab.engines.kafka.StreamConsumer;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** The GIM reader: consumes the reporting streams and counts what it read. */
public final class GimReaderStandIn implements StandIn, CallsOut {
    private static final SystemId ID = new SystemId("gim-reader");
    private static final SystemId KAFKA = new SystemId("kafka");
    private static final String HTTP = "HTTP";

    private final EventCounts counts = new EventCounts();
    private LabContext lab;
    private ReaderSettings settings;
    private HttpServer server;
    private volatile StreamConsumer consumer;
    private boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext given) throws StartFailure {
        lab = given;
        settings = ReaderSettings.read(lab.settings());
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, HTTP, HttpBounds.USUAL, ReaderPaths.table(settings, counts, this::problem), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    private String problem() {
        StreamConsumer now = consumer;
        return now == null ? "there is no Kafka here to read from" : now.lastProblem();
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        return CompletableFuture.completedFuture(null);
    }

    /** The streams are kept for whoever comes late. */
    @Override
    public void labReady() {
        lab.workers().execute(this::consume);
    }

    private synchronized void consume() {
        if (closed) return;
        Optional<InetSocketAddress> kafka = lab.where(KAFKA, "KAFKA");
        if (kafka.isPresent()) {
            consumer = StreamConsumer.open(
                    lab.address(),
                    kafka.get(),
                    lab.passages(),
                    new ConsumerSettings(lab.self().toString(), settings.group(), settings.topics()),
                    counts::count);
            consumer.start();
        }
    }

    @Override
    public void reset() {
        counts.forget();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (consumer != null) consumer.close();
        if (server != null) server.close();
    }
}
