package voicelab.systems.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.kafka.KafkaBroker;
import voicelab.engines.kafka.KafkaSettings;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;

/** Kafka: a real broker with the topics of the reporting streams. */
public final class KafkaStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("kafka");
    private static final String KAFKA = "KAFKA";
    private static final String CONTROLLER = "CONTROLLER";

    private LabContext lab;
    private KafkaSettings plan;
    private KafkaBroker broker;
    private boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public synchronized List<BoundListener> start(LabContext given) throws StartFailure {
        lab = given;
        TopicSettings settings = TopicSettings.read(lab.settings());
        List<BoundListener> bound = new ArrayList<>();
        Optional<InetSocketAddress> listen = lab.listen(KAFKA);
        if (listen.isEmpty()) return bound;
        InetSocketAddress controller = lab.listen(CONTROLLER)
                .orElseThrow(() -> new StartFailure("without its listener CONTROLLER no broker runs", null));
        plan = new KafkaSettings(
                listen.get(), controller, lab.directory().resolve("log"), settings.topics(), settings.createsTopics());
        try {
            broker = KafkaBroker.start(plan, lab.arrivals());
        } catch (BindFailure e) {
            throw new StartFailure(e);
        } catch (IOException e) {
            throw new StartFailure(e.getMessage(), e);
        }
        bound.add(new BoundListener(lab.listener(KAFKA), listen.get()));
        bound.add(new BoundListener(lab.listener(CONTROLLER), controller));
        return bound;
    }

    @Override
    public synchronized void reset() {
        if (broker == null) return;
        try {
            broker.reset();
        } catch (IOException e) {
            lab.arrivals().bug("reset", e);
        }
    }

    @Override
    public synchronized void save(Path folder) throws IOException {
        if (broker != null) broker.save(folder);
    }

    @Override
    public synchronized void restore(Path folder) throws IOException {
        if (broker == null || closed) return;
        try {
            broker = broker.restarted(folder);
        } catch (IOException e) {
            broker = KafkaBroker.start(plan, lab.arrivals());
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (broker != null) broker.close();
    }
}
