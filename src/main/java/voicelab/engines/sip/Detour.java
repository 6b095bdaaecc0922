package voicelab.engines.sip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/**
 * A request inside a dialog on its way to its next hop or, where that cannot be reached or keeps silent, to whoever stands in
 * for it: the same request in a new transaction (RFC 3263 section 4.3). Who answered is the dialog's next hop from then on.
 */
final class Detour implements ClientTransaction.User {
    /** Writes the request for one next hop; its CSeq does not change. */
    interface Writing {
        SipPacket to(SipPeer peer, long number);
    }

    private final Call call;
    private final Writing writing;
    private final ClientTransaction.User user;
    private final Deque<SipPeer> left = new ArrayDeque<>();
    private boolean onDetour;
    private SipPeer now;
    private ClientTransaction latest;

    private Detour(Call call, Writing writing, ClientTransaction.User user) {
        this.call = call;
        this.writing = writing;
        this.user = user;
    }

    static Detour send(Call call, Writing writing, ClientTransaction.User user) {
        Detour detour = new Detour(call, writing, user);
        SipPeer first = call.dialog.next(call.core, call.fallback);
        detour.left.addAll(call.core.instead.apply(first));
        detour.go(first);
        return detour;
    }

    /** An INVITE without a final response is cancelled, and nobody else is tried. */
    void cancel(List<SipHeader> headers) {
        left.clear();
        latest.cancel(headers);
    }

    private void go(SipPeer peer) {
        now = peer;
        long number = call.core.ids.nextBranch();
        latest = ClientTransaction.send(call.core, writing.to(peer, number), number, peer, null, this);
    }

    @Override
    public void response(ClientTransaction transaction, SipPacket response) {
        if (transaction == latest && response.isLocal() && !left.isEmpty()) {
            onDetour = true;
            go(left.poll());
            return;
        }
        if (onDetour && transaction == latest && !response.isLocal()) call.dialog.answeredBy(now);
        user.response(transaction, response);
    }
}
