package voicelab.systems.resourcemanager;

import java.util.Optional;
import java.util.function.Consumer;
import voicelab.engines.sip.ProxyTarget;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.TargetChoice;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;

/**
 * A request inside a dialog that this proxy recorded its route in: forwarded by its Route, from MCP towards SIP Server's
 * Contact (gvp-1) as from SIP Server towards MCP (gvp-4). A BYE closes the call's books. Nothing is parsed, nothing is locked:
 * one look-up by Call-ID, and that for BYE only.
 *
 * <p>A caller that forgets the route and names this proxy itself (simple test callers do) is not left alone: its call is known,
 * so its request goes to the resource's Contact. Ours.
 */
final class InDialog {
    private final Desk desk;

    InDialog(Desk desk) {
        this.desk = desk;
    }

    boolean forward(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        boolean bye = request.is("BYE");
        if (request.hasRoute() && !bye) {
            desk.proxy().follow(transaction);
            return true;
        }
        Optional<CallSession> session = desk.sessions().ofCall(request.callId());
        Consumer<SipPacket> watch = bye ? closing(request.callId(), session, transaction.hop()) : r -> {};
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
