package voicelab.systems.sbc;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.PortRange;
import voicelab.engines.media.RtpPlan;
import voicelab.engines.media.RtpRelay;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.engines.sip.b2bua.B2bua;
import voicelab.engines.sip.b2bua.LegPlan;
import voicelab.engines.sip.b2bua.Party;
import voicelab.journal.Kind;
import voicelab.map.PortSpan;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;
import voicelab.standin.LabContext;

/** What reaches 5060: calls, which go on to SIP Server. */
final class CallRequests implements SipHandler {
    private static final SystemId SIP_SERVER = new SystemId("sip-server");
    private static final String TRUNK = "TRUNK";

    private final LabContext lab;
    private final SbcSettings settings;
    private final B2bua b2bua;
    private final UserAgent agent;
    private final MediaEngine media;
    private final PortRange ports;
    private final Set<AnchoredCall> calls = ConcurrentHashMap.newKeySet();

    CallRequests(LabContext lab, SbcSettings settings, B2bua b2bua, UserAgent agent, MediaEngine media) {
        this.lab = lab;
        this.settings = settings;
        this.b2bua = b2bua;
        this.agent = agent;
        this.media = media;
        PortSpan span = lab.range("RTP");
        this.ports = PortRange.of(span.first(), span.last());
    }

    @Override
    public boolean request(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        if (!request.is("INVITE") || request.toTag() != null) return false;
        Optional<SipUri> uri = request.uri();
        Optional<InetSocketAddress> server = lab.where(SIP_SERVER, TRUNK);
        if (uri.isEmpty()) transaction.respond(416);
        else if (uri.get().user().isEmpty()) transaction.respond(404);
        else if (server.isEmpty()) transaction.respond(SipReply.of(503).reason("No SIP Server"));
        else if (b2bua.calls() >= settings.mostCalls()) tooMany(transaction);
        else connect(transaction, uri.get().user(), server.get());
        return true;
    }

    private void connect(ServerTransaction transaction, String user, InetSocketAddress server) {
        String callId = transaction.request().callId();
        RtpRelay relay;
        try {
            RtpPlan plan = RtpPlan.at(lab.address()).ports(ports).reportTo(lab.arrivals(), callId);
            relay = media.relay(plan, plan);
        } catch (BindFailure e) {
            lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", "no media ports: " + e.getMessage());
            tooMany(transaction);
            return;
        }
        AnchoredCall[] self = new AnchoredCall[1];
        LegPlan.Dial dial = new LegPlan.Dial(agent, order(transaction.request(), user, server));
        self[0] = new AnchoredCall(
                lab, callId, dial, relay, settings.headers(), new OtherDialogs(b2bua), () -> calls.remove(self[0]));
        calls.add(self[0]);
        b2bua.connect(agent, transaction, self[0]);
    }

    private SipOrder order(SipPacket request, String user, InetSocketAddress server) {
        String host = server.getAddress().getHostAddress();
        String uri =
                SipUri.of(user, host, server.getPort()).with("transport", "tcp").toString();
        return SipOrder.invite(uri)
                .from(Party.at(request.from(), lab.address().getHostAddress()))
                .to(Party.at(request.to(), host))
                .via(SipPeer.tcp(server));
    }

    private void tooMany(ServerTransaction transaction) {
        transaction.respond(SipReply.of(503).with("Retry-After", Integer.toString(settings.retryAfterSeconds())));
    }

    /** Looks for calls without media. */
    void check(int most) {
        calls.forEach(call -> call.check(most));
    }

    /** Calls that hold media ports. */
    int anchored() {
        return calls.size();
    }
}
