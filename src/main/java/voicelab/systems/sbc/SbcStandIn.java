package voicelab.systems.sbc;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.engines.sip.b2bua.B2bua;
import voicelab.engines.sip.b2bua.B2buaSettings;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.standin.Timers;
import voicelab.systems.Doors;

/** The SBC: one node at 5060, calls joined with SIP Server, media relayed. */
public final class SbcStandIn implements StandIn {
    private static final SystemId ID = new SystemId("sbc");
    private static final int MEDIA_CHECKS = 4;

    private LabContext lab;
    private SbcSettings settings;
    private SipNode node;
    private B2bua b2bua;
    private CallRequests requests;
    private Future<?> mediaWatch;
    private volatile Timers.Timer audit;
    private volatile boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        settings = SbcSettings.read(lab.settings());
        MediaEngine media = Doors.media(lab);
        EventLoop loop = lab.loops().next();
        node = new SipNode(new SipOutfit(
                loop,
                lab.dialer(),
                lab.passages(),
                lab.arrivals(),
                lab.ticker(),
                lab.random(),
                SipSettings.DEFAULTS
                        .withProduct("VoiceLab SBC")
                        .withBounds(20 * settings.mostCalls(), 2 * settings.mostCalls() + 1, 1_000)));
        b2bua = new B2bua(node, new B2buaSettings(settings.mostCalls(), settings.retryAfterSeconds()));
        requests = new CallRequests(lab, settings, b2bua, new UserAgent(node, ""), media);
        node.handle(requests).names(host -> lab.resolve(host, 0).map(InetSocketAddress::getAddress));
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.sip(lab, node, "SIP", Transport.TCP, bound);
            Doors.sip(lab, node, "SIP_UDP", Transport.UDP, bound);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        // media runs in real time, so does its time-out
        long every = settings.mediaTimeout().toMillis() / MEDIA_CHECKS;
        if (every > 0)
            mediaWatch =
                    loop.scheduleAtFixedRate(() -> requests.check(MEDIA_CHECKS), every, every, TimeUnit.MILLISECONDS);
        auditLater();
        return bound;
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
    }

    /** Calls that hold media ports. */
    public int anchored() {
        return requests.anchored();
    }

    @Override
    public void close() {
        closed = true;
        if (audit != null) audit.cancel();
        if (mediaWatch != null) mediaWatch.cancel(false);
        if (node == null) return;
        b2bua.forgetAll();
        node.close();
    }
}
