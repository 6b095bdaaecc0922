package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;

/** In the place of an MCP or of SIP Server's trunk: answers INVITEs as a test says, and keeps them. */
final class ScriptedPeer implements StandIn, CallListener {
    /** What becomes of an INVITE; null leaves it ringing. */
    volatile Function<SipPacket, SipReply> script = invite -> SipReply.of(200);

    /** What a re-INVITE or UPDATE is answered. */
    volatile SipReply refresh = SipReply.of(200);

    final BlockingQueue<SipPacket> invites = new LinkedBlockingQueue<>();
    final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final String system;
    private final String listener;
    private LabContext lab;
    private SipNode node;
    private UserAgent agent;

    ScriptedPeer(String system, String listener) {
        this.system = system;
        this.listener = listener;
    }

    @Override
    public SystemId id() {
        return new SystemId(system);
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        node = new SipNode(new SipOutfit(
                lab.loops().next(),
                lab.dialer(),
                lab.passages(),
                lab.arrivals(),
                lab.ticker(),
                lab.random(),
                SipSettings.DEFAULTS));
        agent = new UserAgent(node, "Genesys");
        node.handle(this::request);
        List<BoundListener> bound = new ArrayList<>();
        try {
            InetSocketAddress at = lab.listen(listener).orElseThrow();
            node.listen(at, Transport.TCP);
            bound.add(new BoundListener(lab.listener(listener), at));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    private boolean request(ServerTransaction transaction) {
        if (!transaction.request().is("INVITE") || transaction.request().toTag() != null) return false;
        SipReply reply = script.apply(transaction.request());
        Call call = agent.incoming(transaction, this);
        calls.add(call);
        if (reply == null) call.progress(SipReply.of(180));
        else if (reply.status() < 300) call.answer(reply);
        else call.reject(reply);
        invites.add(transaction.request());
        return true;
    }

    @Override
    public boolean request(Call call, ServerTransaction request) {
        if (!request.request().is("UPDATE") && !request.request().is("INVITE")) return false;
        request.respond(refresh);
        return true;
    }

    SipPacket next() throws InterruptedException {
        SipPacket invite = invites.poll(10, TimeUnit.SECONDS);
        if (invite == null) throw new AssertionError("no INVITE reached " + system);
        return invite;
    }

    /** A leg of this peer's own, by that next hop. */
    Leg callOut(String uri, InetSocketAddress by, String... headers) {
        return Leg.place(agent, "sip:Genesys@" + lab.address().getHostAddress(), uri, SipPeer.tcp(by), headers);
    }

    void forget() {
        invites.clear();
        calls.clear();
        script = invite -> SipReply.of(200);
        refresh = SipReply.of(200);
    }

    @Override
    public void reset() {
        node.reset();
    }

    @Override
    public void close() {
        if (node != null) node.close();
    }
}
