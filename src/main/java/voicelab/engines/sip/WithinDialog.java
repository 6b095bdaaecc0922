package voicelab.engines.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** What happens inside a call's dialog, both ways: BYE, re-INVITE, UPDATE, INFO, ... and the ACKs of 2xx. */
final class WithinDialog {
    private static final int MOST_UNACKNOWLEDGED = 16;

    private final Call call;
    /** INVITEs that we answered 2xx, by CSeq, until their ACK. */
    private final Map<Long, ServerTransaction> unacknowledged = new HashMap<>();

    private boolean offering;
    private Detour offer;
    private ServerTransaction reoffered;
    /** A BYE that waits for the ACK of the call's 2xx. */
    private Runnable farewell;

    WithinDialog(Call call) {
        this.call = call;
    }

    // ---- received

    SipReply withContact(SipReply reply) {
        boolean dialogMaking = reply.status() > 100 && reply.status() < 300;
        return dialogMaking ? reply.with("Contact", call.dialog.contact) : reply;
    }

    void answered(ServerTransaction invite) {
        if (unacknowledged.size() < MOST_UNACKNOWLEDGED)
            unacknowledged.put(invite.request().cseq(), invite);
    }

    boolean ack(SipPacket ack) {
        ServerTransaction invite = unacknowledged.remove(ack.cseq());
        if (invite == null) return true; // once more, or of a dialog that is being ended
        invite.dialogAcknowledged();
        if (farewell != null) {
            farewell.run();
        } else if (invite.request() != call.invite) {
            reoffered = null;
            call.noteSdp(ack);
            call.listener.reacknowledged(call, ack);
        } else {
            call.noteSdp(ack);
            call.listener.acknowledged(call, ack);
        }
        return true;
    }

    boolean request(ServerTransaction transaction) {
        Dialog dialog = call.dialog;
        SipPacket request = transaction.request();
        if (dialog.remoteTag != null && !dialog.remoteTag.equals(request.fromTag())) return false;
        if (!dialog.isInOrder(request)) {
            transaction.respond(SipReply.of(500).reason("CSeq Out Of Order"));
            return true;
        }
        dialog.remoteCseq = request.cseq();
        if (farewell != null) {
            // the far end does not know yet that it is over here, or both hang up at once: then there is no ACK to wait
            // for
            transaction.respond(request.is("BYE") ? 200 : 481);
            if (request.is("BYE")) farewell.run();
            return true;
        }
        boolean reinvite = request.is("INVITE");
        if (reinvite && !mayReinvite(transaction)) return true;
        if (reinvite || request.is("UPDATE")) {
            dialog.refresh(request);
            call.noteSdp(request);
            transaction.dress(reply -> dressed(transaction, reply));
        }
        boolean taken = call.listener.request(call, transaction);
        if (!taken) left(transaction);
        if (request.is("BYE")) ended(request);
        return true;
    }

    /** RFC 3261 section 14.2. */
    private boolean mayReinvite(ServerTransaction transaction) {
        if (offering) {
            transaction.respond(491);
            return false;
        }
        if (call.state != Call.State.ANSWERED || (reoffered != null && !reoffered.isAnswered())) {
            transaction.respond(SipReply.of(500).with("Retry-After", "1"));
            return false;
        }
        reoffered = transaction;
        return true;
    }

    private SipReply dressed(ServerTransaction transaction, SipReply reply) {
        if (transaction.request().is("INVITE") && reply.status() / 100 == 2) {
            transaction.untilAcknowledged(this::lost);
            answered(transaction);
        }
        return withContact(reply);
    }

    private static void left(ServerTransaction transaction) {
        transaction.respond(
                switch (transaction.request().method()) {
                    case "BYE", "OPTIONS" -> 200;
                    case "INVITE", "UPDATE" -> 488;
                    default -> 501;
                });
    }

    private void ended(SipPacket bye) {
        boolean wasOver = call.state == Call.State.ENDED;
        boolean early = call.state != Call.State.ANSWERED;
        // who ends a call waits for its 2xx no more, also when the BYE has overtaken the ACK
        unacknowledged.values().forEach(ServerTransaction::dialogAcknowledged);
        call.over();
        // RFC 3261 section 15.1.2: a BYE ends what is still pending too
        if (early && call.isIncoming()) call.incoming.terminate();
        if (reoffered != null) reoffered.respond(487);
        if (!wasOver) call.listener.ended(call, bye);
    }

    /** Our 2xx was never acknowledged, and there is no use to wait for its ACK any more. */
    void lost() {
        if (farewell != null) {
            farewell.run();
        } else if (call.state == Call.State.ANSWERED) {
            leave(List.of(), null, new CompletableFuture<>());
            call.listener.ended(call, null);
        }
    }

    // ---- sent

    void bye(List<SipHeader> headers, SipContent body, CompletableFuture<SipPacket> answer) {
        if (call.dialog == null || call.dialog.remoteTag == null || call.state != Call.State.ANSWERED) {
            answer.completeExceptionally(new IllegalStateException("no answered call to end: " + call.callId()));
            return;
        }
        Runnable leave = () -> leave(headers, body, answer);
        // RFC 3261 section 15: who was called must not send BYE before the ACK, or before the 2xx is given up
        if (!call.isIncoming() || !unacknowledged.containsKey(call.invite.cseq())) {
            leave.run();
            return;
        }
        call.state = Call.State.ENDED;
        farewell = leave;
    }

    /** The far end will hear no more of it. */
    void forget() {
        farewell = null;
    }

    private void leave(List<SipHeader> headers, SipContent body, CompletableFuture<SipPacket> answer) {
        farewell = null;
        unacknowledged.values().forEach(ServerTransaction::dialogAcknowledged);
        if (reoffered != null) reoffered.respond(487); // nobody is left to agree on it
        call.over();
        transact("BYE", headers, body, (transaction, response) -> {
            if (response.status() >= 200) answer.complete(response);
        });
    }

    void send(String method, List<SipHeader> headers, SipContent body, CompletableFuture<SipPacket> answer) {
        if (call.dialog == null || call.dialog.remoteTag == null || call.state == Call.State.ENDED) {
            answer.completeExceptionally(new IllegalStateException("no dialog to send " + method + " in"));
            return;
        }
        transact(method, headers, body, (transaction, response) -> {
            if (response.status() < 200) return;
            if (method.equals("UPDATE") && response.status() < 300) {
                call.dialog.refresh(response);
                call.noteSdp(response);
            }
            answer.complete(response);
            died(response);
        });
    }

    void reoffer(List<SipHeader> headers, SipContent body, CompletableFuture<SipPacket> answer) {
        if (call.state != Call.State.ANSWERED || offering) {
            answer.completeExceptionally(new IllegalStateException(
                    offering ? "another offer is under way" : "no answered call to offer in"));
            return;
        }
        offering = true;
        SipPacket[] ack = new SipPacket[1];
        offer = transact("INVITE", headers, body, (transaction, response) -> {
            if (response.status() < 200) return;
            boolean first = ack[0] == null;
            if (response.status() < 300) {
                if (first) ack[0] = accepted(response);
                send(ack[0]);
            }
            if (!first) return;
            offering = false;
            offer = null;
            answer.complete(response);
            died(response);
        });
    }

    void cancelReoffer(List<SipHeader> headers) {
        if (offering && offer != null) offer.cancel(headers);
    }

    private SipPacket accepted(SipPacket response) {
        Core core = call.core;
        call.dialog.refresh(response);
        call.noteSdp(response);
        SipPeer peer = call.dialog.next(core, call.fallback);
        return call.dialog.request(core, "ACK", response.cseq(), peer, core.ids.nextBranch(), List.of(), null);
    }

    private void send(SipPacket ack) {
        Acknowledgement.send(call.core, ack, call.dialog.next(call.core, call.fallback));
    }

    private Detour transact(String method, List<SipHeader> headers, SipContent body, ClientTransaction.User user) {
        Core core = call.core;
        long cseq = ++call.dialog.localCseq;
        return Detour.send(
                call, (peer, number) -> call.dialog.request(core, method, cseq, peer, number, headers, body), user);
    }

    /** RFC 3261 section 12.2.1.2: the far end, or the way to it, knows the dialog no more. */
    private void died(SipPacket response) {
        boolean dead = response.status() == 481 || (response.status() == 408 && response.isLocal());
        if (!dead || call.state != Call.State.ANSWERED) return;
        bye(List.of(), null, new CompletableFuture<>());
        call.listener.ended(call, null);
    }
}
