package voicelab.systems.resourcemanager;

import java.util.Optional;
import java.util.function.Consumer;
import voicelab.engines.sip.ProxyTarget;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.TargetChoice;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;

/**
 * A request inside a dialog that this proxy recorded its route in: forwarded by its Route, from MCP towards SIP Server's
 * Contact (gvp-1) as from SIP Server towards MCP (gvp-4). A BYE closes the call's books, a re-INVITE or UPDATE renews its session
 * timer. Nothing is parsed, nothing is locked: one look-up by Call-ID, and that for these only.
 *
 * <p>A caller that forgets the route and names this proxy itself (simple test callers do) is not left alone: its call is known,
 * so its request goes to the resource's Contact. Ours.
 */
final class InDialog {
    private final Desk desk;
    private final SessionTimers timers;

    InDialog(Desk desk, SessionTimers timers) {
        this.desk = desk;
        this.timers = timers;
    }

    boolean forward(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        boolean bye = request.is("BYE");
        boolean refresh = request.is("INVITE") || request.is("UPDATE");
        if (request.hasRoute() && !bye && !refresh) {
            desk.proxy().follow(transaction);
            return true;
        }
        SipReply tooSmall = refresh ? timers.refusal(request) : null;
        if (tooSmall != null) {
            transaction.respond(tooSmall);
            return true;
        }
        Optional<CallSession> session = desk.sessions().ofCall(request.callId());
        Consumer<SipPacket> watch = response -> {};
        if (bye) watch = closing(request.callId(), session, transaction.hop());
        if (refresh && session.isPresent()) watch = refreshing(session.get());
        Optional<ProxyTarget> known = request.hasRoute() ? Optional.empty() : known(request, session);
        if (known.isPresent()) desk.proxy().forward(transaction, watched(known.get(), watch));
        else desk.proxy().follow(transaction, SipEdit.NONE, watch);
        return true;
    }

    /** The ACK of a 2xx; one without a Route goes on where the call is known. */
    void acknowledge(SipPacket ack) {
        desk.pair().acknowledged(ack.callId());
        if (ack.hasRoute()) return;
        known(ack, desk.sessions().ofCall(ack.callId()))
                .ifPresent(target -> desk.proxy().forwardAck(ack, target));
    }

    private Optional<ProxyTarget> known(SipPacket request, Optional<CallSession> session) {
        return session.map(s -> s.progress().remoteTarget())
                .filter(t -> desk.proxy().isForUs(request));
    }

    /** A re-INVITE or UPDATE that was answered 2xx renews the session's interval (RFC 4028 section 8.2). */
    private Consumer<SipPacket> refreshing(CallSession session) {
        return response -> {
            if (response.status() / 100 == 2) timers.answered(session, response);
        };
    }

    /** Whatever the answer: who said BYE is gone. */
    private Consumer<SipPacket> closing(String callId, Optional<CallSession> known, Hop from) {
        boolean fromResource = desk.pool().at(from.remote().getAddress()).isPresent();
        String reason = fromResource ? "BYE from the resource" : "BYE from the caller";
        return response -> {
            if (response.status() < 200) return;
            if (known.isEmpty()) {
                desk.pair().byeOfUnknown(callId, reason);
                return;
            }
            CallSession session = known.get();
            boolean none = response.status() == 481 && session.progress().isDoubtful();
            desk.close(session, none ? "failed" : "completed", reason);
        };
    }

    private static TargetChoice watched(ProxyTarget target, Consumer<SipPacket> watch) {
        return new TargetChoice() {
            @Override
            public Verdict next(SipPacket failure) {
                return failure == null ? TargetChoice.tryNext(target) : TargetChoice.pass();
            }

            @Override
            public void passed(SipPacket response) {
                watch.accept(response);
            }
        };
    }
}
