package voicelab.systems.servicehandler;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.FetchLog;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipSettings;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** The Service Handler of one MCP: see the package's page. */
public final class ServiceHandlerStandIn implements StandIn, CallsOut {
    private static final SystemId ID = new SystemId("service-handler");
    private static final String HTTP = "HTTP";

    private SipNode prober;
    private FetchLog probes;
    private HttpServer server;
    private Readiness readiness;
    private Registration registration;
    private boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        ServiceHandlerSettings settings = ServiceHandlerSettings.read(lab.settings());
        OwnMcp mcp = OwnMcp.of(lab);
        InetSocketAddress own = lab.listen(HTTP)
                .orElseGet(() -> new InetSocketAddress(
                        lab.address(), lab.listener(HTTP).documentedPort().first()));
        prober = new SipNode(new SipOutfit(
                lab.loops().next(),
                lab.dialer(),
                lab.passages(),
                lab.arrivals(),
                lab.ticker(),
                lab.random(),
                SipSettings.DEFAULTS));
        readiness = new Readiness(new SelfTest(lab, mcp, own, settings.selfTestWithin())::call, lab.ticker());
        registration = new Registration(
                lab, settings, new RegistrationBody(mcp, lab.self().toString(), own, settings));
        probes = new FetchLog(lab.clock());
        HandlerAnswers answers = new HandlerAnswers(mcp, new Liveness(prober, mcp), readiness, registration);
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, HTTP, HttpBounds.USUAL, HandlerPaths.table(answers, probes), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        return registration.begin();
    }

    @Override
    public CompletionStage<?> startedOver() {
        return registration.again();
    }

    @Override
    public void reset() {
        registration.forget();
        readiness.forget();
        probes.clear();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        if (registration != null) registration.close();
        if (server != null) server.close();
        if (prober != null) prober.close();
    }
}
