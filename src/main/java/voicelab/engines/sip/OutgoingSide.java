package voicelab.engines.sip;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** A call that goes out, until it is answered or refused (RFC 3261 section 13.2). */
final class OutgoingSide implements ClientTransaction.User {
    private final Call call;
    private ClientTransaction transaction;
    private boolean offered;
    private List<SipHeader> cancelled;
    private SipPacket ack;
    private SipPeer ackPeer;

    OutgoingSide(Call call) {
        this.call = call;
    }

    void begin(SipOrder order, SipPeer peer) {
        Core core = call.core;
        if (call.state != Call.State.CALLING) return;
        long number = core.ids.nextBranch();
        String contact = OrderWriter.contact(core, call.agent.user, core.address(peer.transport()), peer.transport());
        SipPacket invite = OrderWriter.write(core, order, peer, number, core.ids.tag(), contact);
        offered = order.content() != null;
        call.invite = invite;
        call.fallback = peer;
        call.dialog = Dialog.ofCaller(invite, contact);
        call.agent.add(call, call.dialog);
        transaction = ClientTransaction.send(core, invite, number, peer, null, this);
        if (cancelled != null) transaction.cancel(cancelled);
    }

    @Override
    public void response(ClientTransaction of, SipPacket response) {
        if (response.status() == 100) return;
        if (response.status() < 200) provisional(response);
        else if (response.status() < 300) success(response);
        else if (isOpen()) {
            call.over();
            call.listener.failed(call, response);
        }
    }

    private void provisional(SipPacket response) {
        if (!isOpen()) return;
        call.dialog.learn(response);
        if (response.toTag() != null) call.state = Call.State.EARLY;
        call.noteSdp(response);
        call.listener.progress(call, response);
    }

    private void success(SipPacket response) {
        if (isOpen()) {
            first(response);
        } else if (ack != null && String.valueOf(response.toTag()).equals(call.dialog.remoteTag)) {
            send(ack, ackPeer); // our ACK was lost: RFC 3261 section 13.2.2.4
        } else if (!String.valueOf(response.toTag()).equals(call.dialog.remoteTag)) {
            forked(response);
        }
    }

    private void first(SipPacket response) {
        call.dialog.learn(response);
        call.noteSdp(response);
        call.state = Call.State.ANSWERED;
        if (offered || cancelled != null) acknowledge(null);
        if (cancelled != null) {
            // the answer crossed our CANCEL
            call.within.bye(cancelled, null, new CompletableFuture<>());
            call.listener.failed(call, response);
        } else {
            call.listener.answered(call, response);
        }
    }

    /** A second branch of a fork answered too: one call, one dialog. */
    private void forked(SipPacket response) {
        Dialog other = Dialog.ofCaller(call.invite, call.dialog.contact);
        other.learn(response);
        SipPeer peer = other.next(call.core, call.fallback);
        Core core = call.core;
        send(other.request(core, "ACK", call.invite.cseq(), peer, core.ids.nextBranch(), List.of(), null), peer);
        long number = core.ids.nextBranch();
        SipPacket bye = other.request(core, "BYE", call.invite.cseq() + 1, peer, number, List.of(), null);
        ClientTransaction.send(core, bye, number, peer, null, (transaction, answer) -> {});
    }

    void acknowledge(SipContent answer) {
        if (ack != null || call.isIncoming() || call.dialog == null || call.dialog.remoteTag == null) return;
        if (call.state != Call.State.ANSWERED) return;
        Core core = call.core;
        ackPeer = call.dialog.next(core, call.fallback);
        long cseq = call.invite.cseq();
        ack = call.dialog.request(core, "ACK", cseq, ackPeer, core.ids.nextBranch(), List.of(), answer);
        send(ack, ackPeer);
    }

    private void send(SipPacket packet, SipPeer peer) {
        Acknowledgement.send(call.core, packet, peer);
    }

    void cancel(List<SipHeader> headers) {
        if (call.isIncoming() || cancelled != null || !isOpen()) return;
        cancelled = headers;
        if (transaction != null) transaction.cancel(headers);
    }

    private boolean isOpen() {
        return call.state == Call.State.CALLING || call.state == Call.State.EARLY;
    }
}
