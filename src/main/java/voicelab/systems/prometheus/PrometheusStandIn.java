package voicelab.systems.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

/** Prometheus: see the package's page. */
public final class PrometheusStandIn implements StandIn, CallsOut {
    private static final SystemId ID = new SystemId("prometheus");

    private LabContext lab;
    private PrometheusSettings settings;
    private Scrapes scrapes;
    private HttpServer server;
    private Rounds rounds;
    private volatile Timers.Timer first;
    private boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        settings = PrometheusSettings.read(lab.settings());
        scrapes = new Scrapes(lab, settings);
        rounds = new Rounds(lab, settings.scrapeInterval(), scrapes::round);
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, "HTTP", HttpBounds.USUAL, PathTable.lazily(this::paths), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    private PathTable paths() {
        return PrometheusPaths.table(
                new QueryApi(lab, new SeriesBook(scrapes, settings)),
                new TargetsApi(scrapes, settings),
                new ScrapeNow(scrapes, settings),
                new RealConfiguration(scrapes, settings),
                new TargetsPage(scrapes, settings));
    }

    /** Nothing to wait for; the first round comes a little later, so that no boot pays for it. */
    @Override
    public CompletionStage<?> arrowsOpen() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void labReady() {
        if (closed) return;
        first = lab.timers().after(settings.firstScrape(), () -> {
            scrapes.round();
            rounds.start();
        });
    }

    @Override
    public void reset() {
        if (scrapes != null) scrapes.forget();
    }

    @Override
    public synchronized void close() {
        closed = true;
        Timers.Timer pending = first;
        if (pending != null) pending.cancel();
        if (rounds != null) rounds.close();
        if (scrapes != null) scrapes.close();
        if (server != null) server.close();
    }
}
