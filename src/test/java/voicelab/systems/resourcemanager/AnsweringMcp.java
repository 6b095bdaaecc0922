package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;
import voicelab.systems.Substitutes;

/** A resource that answers every INVITE, for any service, and knows both nodes of the pair; {@code hold} rings instead, {@code refuse} refuses. */
final class AnsweringMcp implements StandIn {
    final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    volatile boolean hold;
    /** With which status; 0: it does not. */
    volatile int refuse;
    /** Of its answers to INVITE and UPDATE, such as {@code 300;refresher=uac}; empty for none. */
    volatile String sessionExpires = "";

    private SipNode node;

    @Override
    public SystemId id() {
        return new SystemId("mcp");
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        node = new SipNode(new SipOutfit(
                        lab.loops().next(),
                        lab.dialer(),
                        lab.passages(),
                        lab.arrivals(),
                        lab.ticker(),
                        lab.random(),
                        SipSettings.DEFAULTS))
                .names(host -> lab.resolve(host, 0).map(InetSocketAddress::getAddress))
                .instead(Substitutes.of(lab, new SystemId("resource-manager"), "SIP"));
        UserAgent agent = new UserAgent(node, "test");
        node.handle(transaction -> take(agent, transaction));
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.sip(lab, node, "SIP", Transport.TCP, bound);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    private boolean take(UserAgent agent, ServerTransaction transaction) {
        if (!transaction.request().is("INVITE")) return false;
        if (refuse != 0) {
            transaction.respond(SipReply.of(refuse));
            return true;
        }
        Call call = agent.incoming(transaction, new CallListener() {
            @Override
            public boolean request(Call within, ServerTransaction request) {
                boolean refresh = request.request().is("UPDATE") && !sessionExpires.isEmpty();
                if (refresh) request.respond(ok());
                return refresh;
            }
        });
        if (hold) call.progress(SipReply.of(180));
        else call.answer(ok().body(SipContent.sdp("v=0 answer")));
        calls.add(call);
        return true;
    }

    private SipReply ok() {
        SipReply ok = SipReply.of(200);
        return sessionExpires.isEmpty()
                ? ok
                : ok.with("Session-Expires", sessionExpires).with("Require", "timer");
    }

    @Override
    public void reset() {
        node.reset();
        calls.clear();
    }

    @Override
    public void close() {
        if (node != null) node.close();
    }
}
