package voicelab.systems.reportingserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import voicelab.engines.broker.BrokerSettings;
import voicelab.engines.broker.OpenWireBroker;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.PathTable;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.records.Queues;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.standin.Timers;
import voicelab.systems.Doors;

/** The Reporting Server: a broker on 61616, and what takes records out of it into SQL Server and answers for them. */
public final class ReportingServerStandIn implements StandIn, CallsOut {
    private static final SystemId ID = new SystemId("reporting-server");
    private static final String BROKER = "BROKER";
    private static final String HTTP = "HTTP";
    private static final String METRICS = "METRICS";
    private static final List<String> RECORD_QUEUES = List.of(Queues.CDR, Queues.EVENTS, Queues.COUNTERS);

    private final AtomicReference<ReportingConfiguration> configuration = new AtomicReference<>();
    private final List<HttpServer> pages = new ArrayList<>();
    private final RsMetrics metrics = new RsMetrics(this::queued, this::keeper);
    private LabContext lab;
    private ReportingSettings settings;
    private CallDatabase database;
    private RecordStore store;
    private RecordKeeper keeper;
    private OpenWireBroker broker;
    private ConfigReading reading;
    private volatile Timers.Timer purge;
    private volatile boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext given) throws StartFailure {
        lab = given;
        settings = ReportingSettings.read(lab.settings());
        configuration.set(ReportingConfiguration.defaults(settings));
        database = new CallDatabase(lab, settings);
        store = new RecordStore(database, settings.rows());
        List<BoundListener> bound = new ArrayList<>();
        try {
            schedulePurge();
            Optional<InetSocketAddress> listen = lab.listen(BROKER);
            if (listen.isPresent()) {
                serve(listen.get());
                bound.add(new BoundListener(lab.listener(BROKER), broker.address()));
            }
            answer(HTTP, PathTable.lazily(this::paths), bound);
            answer(METRICS, metrics.paths(lab), bound);
            return bound;
        } catch (BindFailure e) {
            throw new StartFailure(e);
        } catch (IOException e) {
            throw new StartFailure(e.getMessage(), e);
        }
    }

    private void serve(InetSocketAddress listen) throws IOException {
        broker = OpenWireBroker.start(
                BrokerSettings.of(
                        lab.self().toString(),
                        listen,
                        lab.directory().resolve("broker"),
                        queues(),
                        Queues.DEAD_LETTERS),
                lab.arrivals());
        keeper = new RecordKeeper(store, lab.arrivals(), listen, recorder(), database::say);
        for (String queue : recordQueues()) broker.read(queue, keeper);
        broker.read(Queues.QUERY, new QuestionDesk(broker, store, this::status, configuration::get));
    }

    private PathTable paths() {
        return ReportingPaths.of(this::problem, () -> new Reports(lab, store, configuration::get));
    }

    private Optional<Clock> recorder() {
        return settings.recorder() ? Optional.of(lab.clock()) : Optional.empty();
    }

    /** Those whose messages become rows. */
    private List<String> recordQueues() {
        List<String> queues = new ArrayList<>(RECORD_QUEUES);
        if (settings.recorder()) queues.addAll(settings.recorderQueues());
        return queues.stream().distinct().toList();
    }

    private List<String> queues() {
        List<String> queues = new ArrayList<>(recordQueues());
        queues.add(Queues.QUERY);
        return queues;
    }

    private void answer(String listener, PathTable paths, List<BoundListener> bound) throws BindFailure {
        Doors.http(lab, listener, HttpBounds.USUAL, paths, bound).ifPresent(pages::add);
    }

    /** Why records cannot be stored now; empty when they can. */
    private String problem() {
        if (broker == null) return "the broker is switched off";
        return database.absence().isEmpty() ? keeper.problem() : database.absence();
    }

    private Map<String, String> status() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("stored", Long.toString(keeper.stored()));
        facts.put("duplicates", Long.toString(keeper.duplicates()));
        if (settings.recorder()) facts.put("frames", Long.toString(keeper.frames()));
        facts.put("unreadable", Long.toString(keeper.unreadable()));
        facts.put("failed-batches", Long.toString(keeper.failedBatches()));
        if (!problem().isEmpty()) facts.put("problem", problem());
        facts.put("queued", Long.toString(queued()));
        return facts;
    }

    private RecordKeeper keeper() {
        return keeper;
    }

    private long queued() {
        if (broker == null) return 0;
        long sum = 0;
        try {
            for (String queue : recordQueues()) sum += broker.depth(queue);
        } catch (IOException e) {
            lab.arrivals().bug("queue depth", e);
        }
        return sum;
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        database.arrowsOpen();
        metrics.join(lab);
        Optional<InetSocketAddress> server = lab.where(new SystemId("gvp-config-server"), "CONFIG");
        if (server.isEmpty()) return CompletableFuture.completedFuture(null);
        reading = new ConfigReading(lab, server.get(), settings, configuration);
        return reading.start();
    }

    private void schedulePurge() {
        purge = lab.timers().after(settings.purgeEvery(), () -> lab.workers().execute(this::purge));
    }

    private void purge() {
        if (closed) return;
        Duration kept = Duration.ofDays(configuration.get().retentionDays());
        try {
            // a database that nobody used yet is not opened for this; a kept one holds what an earlier run stored
            if (store.isUsed() || lab.keepsState())
                store.dropOlderThan(lab.clock().instant().minus(kept));
        } catch (IOException e) {
            // the next batch meets the same fault and says so
        }
        schedulePurge();
    }

    @Override
    public void reset() {
        if (broker == null) return;
        try {
            for (String queue : queues()) broker.purge(queue);
            broker.purge(Queues.DEAD_LETTERS);
        } catch (IOException e) {
            lab.arrivals().bug("reset", e);
        }
        keeper.forget();
        if (!store.isUsed() && !lab.keepsState()) return;
        try {
            store.forget();
        } catch (IOException e) {
            database.say("the tables are emptied later: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        if (purge != null) purge.cancel();
        if (reading != null) reading.close();
        metrics.close();
        pages.forEach(HttpServer::close);
        if (broker != null) broker.close();
    }
}
