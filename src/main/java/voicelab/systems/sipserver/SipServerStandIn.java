package voicelab.systems.sipserver;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.PathTable;
import voicelab.engines.sip.Registrar;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.engines.sip.b2bua.B2bua;
import voicelab.engines.sip.b2bua.B2buaSettings;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.standin.Timers;
import voicelab.systems.Doors;
import voicelab.systems.Substitutes;

/** SIP Server: two nodes on one event loop, 5060 for phones and 5090 for trunks, and calls joined across them. */
public final class SipServerStandIn implements StandIn {
    private static final SystemId ID = new SystemId("sip-server");
    private static final List<String> ACCEPTED = List.of("application/sdp", "message/sipfrag", AttachedData.TYPE);
    private static final int CONTROL_BYTES = 16 * 1024;

    private LabContext lab;
    private SipServerSettings settings;
    private SipNode lines;
    private SipNode trunk;
    private Registrar registrar;
    private Carousel carousel;
    private CallRouting routing;
    private HttpServer control;
    private B2bua b2bua;
    private OutOfServiceCheck check;
    private volatile Timers.Timer audit;
    private volatile boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        settings = SipServerSettings.read(lab.settings());
        SipOutfit outfit = new SipOutfit(
                lab.loops().next(),
                lab.dialer(),
                lab.passages(),
                lab.arrivals(),
                lab.ticker(),
                lab.random(),
                SipSettings.DEFAULTS
                        .withProduct("VoiceLab SIP Server")
                        .withAbilities(SipSettings.DEFAULTS.manners().allow(), List.of("replaces"), ACCEPTED)
                        .withBounds(20 * settings.mostCalls(), 2 * settings.mostCalls() + 1, 1_000));
        lines = new SipNode(outfit);
        trunk = new SipNode(outfit);
        registrar = new Registrar(lab.clock(), settings.mostRegistrations(), this::registered);
        carousel = new Carousel(lab.ticker(), settings.rest());
        b2bua = new B2bua(trunk, new B2buaSettings(settings.mostCalls(), settings.retryAfterSeconds()));
        UserAgent phones = new UserAgent(lines, "");
        UserAgent peers = new UserAgent(trunk, "");
        routing = new CallRouting(lab, trunk, settings, registrar, phones, peers, carousel);
        Switchboard board = new Switchboard(lab, b2bua, routing);
        for (SipNode node : List.of(lines, trunk))
            node.names(host -> lab.resolve(host, 0).map(InetSocketAddress::getAddress));
        trunk.instead(Substitutes.of(lab, NumberPlan.RESOURCE_MANAGER, "SIP"));
        lines.handle(new LineRequests(registrar, phones, board));
        trunk.handle(new TrunkRequests(peers, board));
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.sip(lab, lines, "SIP", Transport.TCP, bound);
            Doors.sip(lab, lines, "SIP_UDP", Transport.UDP, bound);
            Doors.sip(lab, trunk, "TRUNK", Transport.TCP, bound);
            Desk desk = new Desk(lab, trunk, registrar, board);
            HttpBounds bounds = HttpBounds.USUAL.withMaxBodyBytes(CONTROL_BYTES);
            PathTable paths = PathTable.lazily(() -> SwitchPaths.table(desk));
            control = Doors.http(lab, "CONTROL", bounds, paths, bound).orElse(null);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        check = new OutOfServiceCheck(lab, settings, trunk, carousel);
        check.start();
        auditLater();
        return bound;
    }

    private void registered(String aor, List<Registrar.Binding> bindings) {
        String text = bindings.isEmpty()
                ? aor + " is no longer registered"
                : aor + " is registered at " + bindings.get(0).contact();
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", text);
    }

    private void auditLater() {
        if (closed || settings.audit().isZero()) return;
        audit = lab.timers().after(settings.audit(), () -> {
            b2bua.audit();
            auditLater();
        });
    }

    @Override
    public void reset() {
        b2bua.endAll("reset");
        registrar.reset();
        carousel.reset();
        routing.plan(settings.numbers());
    }

    /** Joined calls that are not over. */
    public int calls() {
        return b2bua.calls();
    }

    @Override
    public void close() {
        closed = true;
        if (audit != null) audit.cancel();
        if (check != null) check.close();
        if (control != null) control.close();
        if (lines != null) lines.close();
        if (trunk != null) trunk.close();
    }
}
