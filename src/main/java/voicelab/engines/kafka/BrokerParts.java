package voicelab.engines.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.LoggerFactory;
import scala.Tuple2;
import voicelab.net.Arrivals;
import voicelab.net.Ticker;

/** One run of a broker and its controller, put together as Kafka's own server does, without what a lab does not need. */
final class BrokerParts {
    private static final String FORMATTED = "meta.properties";
    /** Kafka leaves it behind when it ends in good order. */
    private static final String CLEAN = ".kafka_cleanshutdown";

    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final int LOOK_MILLIS = 2;
    private static final Duration SHUTDOWN = Duration.ofSeconds(1);

    private final Path directory;
    private final boolean killed;
    private final WatchedBroker broker;
    private final ControllerServer controller;
    private final BrokerDoors doors;

    private BrokerParts(
            Path directory, boolean killed, WatchedBroker broker, ControllerServer controller, BrokerDoors doors) {
        this.directory = directory;
        this.killed = killed;
        this.broker = broker;
        this.controller = controller;
        this.doors = doors;
    }

    /** Made, not started. */
    static BrokerParts make(KafkaSettings settings, Arrivals arrivals) throws IOException {
        KafkaLog.quiet();
        Faults.prepare();
        KafkaConfig config = new KafkaConfig(BrokerProperties.of(settings), false);
        boolean killed = Files.exists(settings.directory().resolve(FORMATTED))
                && !Files.exists(settings.directory().resolve(CLEAN));
        format(settings.directory());
        LogFolder.dropRemoved(settings.directory());
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
                KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger("kafka"), "");
        BrokerDoors doors = new BrokerDoors();
        BrokerMetrics.begun();
        SharedServer shared = new SharedServer(
                config,
                directories._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(Map.of(BrokerProperties.NODE, settings.controller())),
                List.of(),
                new Faults(arrivals),
                doors);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
        return new BrokerParts(
                settings.directory(),
                killed,
                new WatchedBroker(shared, settings.listen(), arrivals),
                controller,
                doors);
    }

    private static void format(Path directory) throws IOException {
        if (Files.exists(directory.resolve(FORMATTED))) return;
        Files.createDirectories(directory);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(BrokerProperties.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("no Kafka storage in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The controller first: the broker registers with it. */
    void start() throws IOException {
        try {
            controller.startup();
            if (killed) forgetTheKilled();
            broker.startup();
        } catch (Throwable e) { // scala throws what it likes
            close();
            if (e instanceof Error error) throw error;
            if (doors.refused() != null) throw doors.refused();
            throw new IOException("Kafka did not start: " + e.getMessage(), e);
        }
    }

    /**
     * The broker of the last run was killed: its controller would wait for it until its session is over. Nobody else can be
     * that broker, for the directory is locked.
     */
    private void forgetTheKilled() {
        long end = Ticker.REAL.nanos() + PATIENCE_NANOS;
        try {
            while (Ticker.REAL.nanos() < end) {
                try {
                    controller
                            .controller()
                            .unregisterBroker(Topics.context(), BrokerProperties.NODE)
                            .get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
                    return;
                } catch (ExecutionException e) {
                    // it has not been elected by itself yet; whatever else it says, the session's end is waited for
                    if (!(e.getCause() instanceof NotControllerException)) return;
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            }
        } catch (TimeoutException e) {
            // then the session's end is waited for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    WatchedBroker broker() {
        return broker;
    }

    ControllerServer controller() {
        return controller;
    }

    void close() {
        try {
            broker.shutdown(SHUTDOWN);
            controller.shutdown();
        } finally {
            doors.close();
            BrokerMetrics.ended(directory);
        }
    }
}
