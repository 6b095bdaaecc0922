package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.sip.Proxy;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipSettings;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.Settles;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.standin.Timers;
import voicelab.systems.Doors;

/** The Resource Manager: see the package's page. */
public final class ResourceManagerStandIn implements StandIn, CallsOut, Settles {
    private static final SystemId ID = new SystemId("resource-manager");

    private static final int ANEW_MILLIS = 2_000;

    /** Finished ones linger for five seconds, four a call over UDP: enough for 15,000 calls a second. */
    private static final int MOST_TRANSACTIONS = 300_000;

    private static final int MOST_CONNECTIONS = 1_000;

    private volatile CompletableFuture<Void> resourceAnswered = new CompletableFuture<>();
    private LabContext lab;
    private Desk desk;
    private Subscriptions subscriptions;
    private HealthChecks health;
    private LogMetrics logMetrics;
    private ConfigurationWatch configuration;
    private Set<String> complained = Set.of();
    private volatile Timers.Timer sweep;
    private volatile boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        ResourceManagerSettings settings = ResourceManagerSettings.read(lab.settings());
        SipNode node = new SipNode(new SipOutfit(
                        lab.loops().next(),
                        lab.dialer(),
                        lab.passages(),
                        lab.arrivals(),
                        lab.ticker(),
                        lab.random(),
                        SipSettings.DEFAULTS
                                .forProxy()
                                .withProduct("")
                                .withBounds(MOST_TRANSACTIONS, settings.mostSessions(), MOST_CONNECTIONS)))
                .names(host -> lab.resolve(host, 0).map(InetSocketAddress::getAddress));
        desk = new Desk(
                lab,
                settings,
                node,
                new Proxy(node),
                new AtomicReference<>(RoutingBook.EMPTY),
                new ResourcePool(),
                new CallSessions(),
                new SessionId(lab.random()),
                RmRecords.open(lab),
                RmLog.open(lab),
                new RmMetrics(),
                new Pair(lab, PairSettings.read(lab.settings())));
        desk.proxy().alsoFor(desk.pair()::isPeer);
        subscriptions = new Subscriptions(desk);
        node.handle(new RmRequests(desk, subscriptions));
        health = new HealthChecks(desk, this::resourceChanged);
        desk.pool().askedBy(health::check);
        logMetrics = new LogMetrics(lab);
        return listen(node);
    }

    Desk desk() {
        return desk;
    }

    private List<BoundListener> listen(SipNode node) throws StartFailure {
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.sip(lab, node, "SIP", Transport.TCP, bound);
            Doors.sip(lab, node, "SIP_UDP", Transport.UDP, bound);
            logMetrics.open(bound);
            desk.metrics().open(lab, desk, bound);
            desk.pair().open(desk, bound);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    private int mcpPort() {
        ListenerSpec sip = Links.listeners(lab, "gvp-4").get(0);
        return sip.documentedPort().first();
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        health.start();
        sweepOld();
        desk.metrics().join(lab, desk);
        ListenerSpec server = Links.listeners(lab, "gvp-2").get(0);
        Optional<InetSocketAddress> at = lab.where(server.system(), server.name());
        if (at.isEmpty()) {
            desk.note("no " + server.system() + " in this lab: routing knows the settings' resources only");
            configured(Map.of());
            CompletionStage<Void> alone = desk.pair().start();
            return resourceAnswered.thenCompose(any -> alone);
        }
        configuration = new ConfigurationWatch(lab, at.get(), desk.settings(), new ConfigurationWatch.Listener() {
            @Override
            public void configuration(Map<CfgType, Collection<CfgObject>> objects) {
                configured(objects);
            }

            @Override
            public void trouble(String what) {
                desk.note(what);
                desk.log().configuration(what);
            }
        });
        CompletionStage<Void> read = configuration.start();
        // without the configuration the other node's sessions could not be understood
        CompletionStage<Void> paired = read.thenCompose(any -> desk.pair().start());
        return read.thenCompose(any -> {
            if (desk.pool().all().isEmpty())
                desk.note("no MCP application in " + desk.settings().lrgFolder() + " yet");
            return resourceAnswered.thenCompose(answered -> paired);
        });
    }

    /** The Configuration Server is back at its seed, and who was there may be gone: everybody is asked anew. */
    @Override
    public CompletionStage<?> startedOver() {
        if (configuration == null || desk.pool().all().isEmpty()) return CompletableFuture.completedFuture(null);
        resourceAnswered = new CompletableFuture<>();
        desk.pool().update(List.of());
        configuration.readAll();
        return resourceAnswered.copy().completeOnTimeout(null, ANEW_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void configured(Map<CfgType, Collection<CfgObject>> objects) {
        Complaints complaints = new Complaints(desk, complained);
        ResourceReader resources = new ResourceReader(desk.settings(), lab::resolve, mcpPort(), complaints);
        Collection<CfgObject> applications = objects.getOrDefault(CfgType.APPLICATION, List.of());
        RoutingBook book = new RoutingBookReader(complaints)
                .read(
                        objects.getOrDefault(CfgType.TENANT, List.of()),
                        objects.getOrDefault(CfgType.GVP_IVR_PROFILE, List.of()),
                        objects.getOrDefault(CfgType.DN, List.of()),
                        resources.own(applications));
        int tenants = desk.book().getAndSet(book).tenants().size();
        if (tenants < 2 && book.tenants().size() > 1)
            desk.log().multiTenant(book.tenants().size());
        desk.pool()
                .update(resources.read(
                        applications,
                        objects.getOrDefault(CfgType.FOLDER, List.of()),
                        objects.getOrDefault(CfgType.HOST, List.of())));
        complained = complaints.all();
        desk.note("configuration: " + book + ", " + desk.pool().all().size() + " resources");
        desk.pair().reconfigured();
        health.checkAll();
    }

    private void resourceChanged() {
        if (desk.pool().anyAvailable()) resourceAnswered.complete(null);
        subscriptions.changed();
    }

    /** A dialog whose end was never seen must not stay in the books for ever. */
    private void sweepOld() {
        if (closed) return;
        var limit = lab.clock().instant().minus(desk.settings().longestCall());
        for (CallSession each : desk.sessions().olderThan(limit)) desk.close(each, "failed", "no end seen");
        sweep = lab.timers().after(desk.settings().longestCall().dividedBy(8), this::sweepOld);
    }

    @Override
    public void settle() {
        if (desk != null) desk.records().settle();
    }

    @Override
    public void reset() {
        if (desk == null) return;
        desk.sessions().forget();
        desk.node().reset(); // whoever was closing a call on the node's loop is done behind it
        desk.sessions().forget(); // and what came in between
        subscriptions.forget();
        desk.pool().all().forEach(MediaResource::forgetCalls);
        desk.records().forget();
        desk.metrics().forget();
        desk.pair().forget();
        logMetrics.reset();
    }

    @Override
    public void close() {
        if (closed || desk == null) return;
        closed = true;
        health.close();
        if (sweep != null) sweep.cancel();
        if (configuration != null) configuration.close();
        desk.node().close();
        desk.pair().close(); // behind the node: an answer that waits for the other one must not slip out
        desk.records().close();
        desk.metrics().close();
        logMetrics.close();
        desk.log().close();
    }
}
