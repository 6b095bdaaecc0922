package voicelab.systems.servicediscovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.PathTable;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.standin.Timers;
import voicelab.systems.Doors;
import voicelab.systems.Rounds;

/** Service Discovery: see the package's page. */
public final class ServiceDiscoveryStandIn implements StandIn, CallsOut {
    private static final SystemId ID = new SystemId("service-discovery");
    private static final SystemId CONFIG_SERVER = new SystemId("gvp-config-server");

    /** Real time that a sync after a reset waits for the lab's own MCPs. */
    private static final Duration ANEW = Duration.ofSeconds(2);

    /** On a busy machine MCPs register late: it goes on waiting for them after the lab is ready. */
    private static final int LATE_LOOKS = 5;

    private final List<HttpServer> servers = new ArrayList<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private LabContext lab;
    private ServiceDiscoverySettings settings;
    private SyncLog log;
    private ConfigClient client;
    private SyncTurns turns;
    private Rounds rounds;
    private volatile Timers.Timer begin;
    private volatile boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        settings = ServiceDiscoverySettings.read(lab.settings());
        log = new SyncLog(lab.clock());
        rounds = new Rounds(lab, settings.syncPeriod(), this::kick);
        InetSocketAddress server = lab.where(CONFIG_SERVER, "CONFIG").orElse(null);
        if (server != null)
            client = new ConfigClient(
                    lab.loops(), lab.dialer(), lab.passages(), server, settings.login(), new CatchUp());
        turns = new SyncTurns(lab, settings, new ConfigBook(client), WantedTenants.of(settings), log);
        List<BoundListener> bound = new ArrayList<>();
        try {
            DiscoveryAnswers answers = new DiscoveryAnswers(settings, turns, log);
            open(Doors.http(lab, "HEALTH", HttpBounds.USUAL, DiscoveryPaths.health(answers), bound));
            PathTable metrics = PathTable.lazily(() -> DiscoveryPaths.metrics(new DiscoveryMetrics(log)));
            open(Doors.http(lab, "METRICS", HttpBounds.USUAL, metrics, bound));
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    private void open(Optional<HttpServer> server) {
        server.ifPresent(servers::add);
    }

    /** Its Configuration Server is back: what was missed is caught up at once, not at the next period. */
    private final class CatchUp implements ConfigClientListener {
        @Override
        public void ready() {
            if (log.now().syncs() > 0) kick(); // it may even have lost what it had
        }
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (client != null)
            client.start()
                    .completeOnTimeout(null, settings.firstWithin().toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((in, refused) -> begin(done));
        else begin(done);
        return done;
    }

    private void begin(CompletableFuture<Void> done) {
        if (settings.initDelay().isZero()) {
            first(done);
        } else {
            begin = lab.timers().after(settings.initDelay(), () -> first(done));
            done.complete(null); // a delay that somebody wants is no part of the boot
        }
    }

    private void first(CompletableFuture<Void> done) {
        rounds.start();
        work(() -> {
            try {
                boolean whole = turns.first(settings.firstWithin());
                done.complete(null);
                for (int i = 0; i < LATE_LOOKS && !whole && !closed; i++) whole = turns.first(settings.firstWithin());
            } finally {
                done.complete(null);
            }
        });
    }

    private void kick() {
        work(() -> turns.sync(settings));
    }

    private void work(Outcome.Step step) {
        if (closed || !busy.compareAndSet(false, true)) return; // the one before is still under way
        try {
            lab.workers().execute(() -> {
                try {
                    step.run();
                } catch (IOException e) {
                    return; // noted and counted where it failed
                } catch (RuntimeException e) {
                    lab.arrivals().bug("a sync", e);
                } finally {
                    busy.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            busy.set(false); // the lab stops, or is very busy: the next one counts
        }
    }

    @Override
    public CompletionStage<?> startedOver() {
        if (begin != null) return CompletableFuture.completedFuture(null);
        return CompletableFuture.runAsync(
                        () -> {
                            try {
                                turns.first(ANEW);
                            } catch (IOException e) {
                                return; // noted and counted where it failed
                            }
                        },
                        lab.workers())
                .exceptionally(busyLab -> null);
    }

    @Override
    public void reset() {
        if (log != null) log.forget();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        if (rounds != null) rounds.close();
        if (begin != null) begin.cancel();
        servers.forEach(HttpServer::close);
        if (client != null) client.close();
    }
}
