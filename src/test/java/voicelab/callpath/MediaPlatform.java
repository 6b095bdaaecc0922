package voicelab.callpath;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.MediaSettings;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.PhoneCall;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;

/** In the place of a Resource Manager and the MCP behind it: takes calls as a test says; its media is at MCP's address. */
final class MediaPlatform implements StandIn {
    /** What becomes of the next calls. */
    volatile int status = 200;

    volatile boolean ringsForEver;
    final BlockingQueue<PlatformCall> calls = new LinkedBlockingQueue<>();
    final BlockingQueue<SipPacket> invites = new LinkedBlockingQueue<>();
    private LabContext lab;
    private SipNode node;
    private UserAgent agent;
    private MediaEngine media;

    @Override
    public SystemId id() {
        return new SystemId("resource-manager");
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        media = lab.shared(MediaEngine.class, () -> new MediaEngine(MediaSettings.DEFAULT, lab.ticker(), lab.random()));
        node = new SipNode(new SipOutfit(
                lab.loops().next(),
                lab.dialer(),
                lab.passages(),
                lab.arrivals(),
                lab.ticker(),
                lab.random(),
                SipSettings.DEFAULTS));
        agent = new UserAgent(node, "GVP");
        node.handle(this::request);
        List<BoundListener> bound = new ArrayList<>();
        try {
            InetSocketAddress at = lab.listen("SIP").orElseThrow();
            node.listen(at, Transport.TCP);
            bound.add(new BoundListener(lab.listener("SIP"), at));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    private boolean request(ServerTransaction transaction) {
        if (!transaction.request().is("INVITE") || transaction.request().toTag() != null) return false;
        invites.add(transaction.request());
        if (status >= 300) {
            transaction.respond(status);
            return true;
        }
        PlatformCall call = new PlatformCall(media, mediaAddress());
        call.invited(agent.incoming(transaction, call), !ringsForEver);
        calls.add(call);
        return true;
    }

    private InetAddress mediaAddress() {
        return lab.resolve("mcp", 20_000).orElseThrow().getAddress();
    }

    PlatformCall next() throws InterruptedException {
        PlatformCall call = calls.poll(10, TimeUnit.SECONDS);
        if (call == null) throw new AssertionError("no call reached GVP");
        return call;
    }

    /** An outbound leg of GVP, to SIP Server's trunk. */
    PlatformCall callOut(String number) throws BindFailure {
        InetSocketAddress trunk = lab.where(new SystemId("sip-server"), "TRUNK").orElseThrow();
        PlatformCall call = new PlatformCall(media, mediaAddress());
        String uri = "sip:" + number + "@" + trunk.getAddress().getHostAddress() + ":" + trunk.getPort();
        call.placed(agent.call(
                SipOrder.invite(uri)
                        .from("<sip:Genesys@" + lab.address().getHostAddress() + ">")
                        .via(SipPeer.tcp(trunk))
                        .body(call.offer()),
                call));
        return call;
    }

    @Override
    public void reset() {
        node.reset();
    }

    @Override
    public void close() {
        if (node != null) node.close();
    }

    /** Waits for a moment without a lock: until {@code done} or out of patience. */
    /** Whether a phone comes to hear a tone, whatever its pitch. */
    static boolean hears(Duration patience, PhoneCall call) {
        return within(
                patience,
                () -> call.heard(Duration.ZERO)
                        .filter(h -> h.snrDecibels() >= 15)
                        .isPresent());
    }

    static boolean within(Duration patience, java.util.function.BooleanSupplier done) {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        return true;
    }
}
