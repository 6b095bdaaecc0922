package voicelab.systems.mcp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.MediaSettings;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.Settles;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;
import voicelab.systems.Substitutes;

/** The Media Control Platform: see the package's page. */
public final class McpStandIn implements StandIn, CallsOut, Settles {
    private static final SystemId ID = new SystemId("mcp");
    private static final SystemId RESOURCE_MANAGER = new SystemId("resource-manager");
    private static final SystemId CONFIG_SERVER = new SystemId("gvp-config-server");

    /** How long calls that were about to end have for it when the MCP forgets them. */
    private static final Duration LAST_WORDS = Duration.ofMillis(250);

    /** How long calls that were in progress have for their records when the MCP stops. */
    private static final Duration LAST_RECORDS = Duration.ofSeconds(2);

    private LabContext lab;
    private McpDesk desk;
    private volatile CertificateWatch certificates;
    private volatile boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        McpSettings settings = McpSettings.read(lab.settings());
        SipSettings sip = SipSettings.DEFAULTS
                .withProduct("")
                .withAbilities(
                        List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE", "NOTIFY"),
                        List.of(),
                        List.of("application/sdp", DtmfRelay.RELAY, DtmfRelay.PLAIN, UserData.TYPE));
        SipNode node = new SipNode(new SipOutfit(
                        lab.loops().next(),
                        lab.dialer(),
                        lab.passages(),
                        lab.arrivals(),
                        lab.ticker(),
                        lab.random(),
                        sip))
                .names(host -> lab.resolve(host, 0).map(InetSocketAddress::getAddress))
                .instead(Substitutes.of(lab, RESOURCE_MANAGER, "SIP"));
        McpLog log = McpLog.open(lab);
        desk = new McpDesk(
                lab,
                settings,
                node,
                new UserAgent(node, "Genesys"),
                lab.shared(MediaEngine.class, () -> new MediaEngine(MediaSettings.DEFAULT, lab.ticker(), lab.random())),
                McpRecords.open(lab, log),
                log,
                new CallTable(settings.mostSessions(), settings.keptCalls()),
                new McpMetrics(),
                new PageCache(lab.clock()),
                new SoundCache());
        node.handle(new McpRequests(desk));
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.sip(lab, node, "SIP", Transport.TCP, bound);
            Doors.sip(lab, node, "SIP_UDP", Transport.UDP, bound);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    /** Nothing to wait for: pages and records find their way when there is a call, certificates when they are read. */
    @Override
    public CompletionStage<?> arrowsOpen() {
        desk.metrics().join(lab, desk.calls());
        lab.where(CONFIG_SERVER, "CONFIG").ifPresent(at -> {
            certificates = new CertificateWatch(lab, at, desk.settings());
            desk.records().certificates(certificates::of);
            certificates.start();
        });
        return CompletableFuture.completedFuture(null);
    }

    /** The latest calls that are over, oldest first. */
    public List<RecentCall> recentCalls() {
        return desk == null ? List.of() : desk.calls().recent();
    }

    /** Calls in progress. */
    public int callCount() {
        return desk == null ? 0 : desk.calls().count();
    }

    @Override
    public void settle() {
        if (desk != null) desk.records().settle();
    }

    @Override
    public void reset() {
        if (desk == null) return;
        desk.calls().running().forEach(call -> call.abort("reset"));
        desk.agent().reset();
        desk.node().reset();
        desk.calls().awaitEmpty(LAST_WORDS);
        desk.calls().forgetRecent();
        desk.records().forget();
        desk.metrics().forget();
        desk.kept().clear();
        desk.sounds().clear();
    }

    @Override
    public void close() {
        if (closed || desk == null) return;
        closed = true;
        desk.calls().running().forEach(call -> call.cutOff("the MCP stops"));
        desk.calls().awaitEmpty(LAST_RECORDS);
        CertificateWatch watch = certificates;
        if (watch != null) watch.close();
        desk.node().close();
        desk.records().close();
        desk.metrics().close();
        desk.log().close();
    }
}
