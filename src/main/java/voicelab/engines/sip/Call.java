package voicelab.engines.sip;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/**
 * One call of a {@link UserAgent}, either way. Offers and answers are carried, not read: who offers what is the listener's.
 *
 * <p>May be used from any thread. What does not fit the call's state (answering twice, hanging up what is over) does nothing.
 */
public final class Call {
    public enum State {
        /** INVITE sent or received, no dialog yet. */
        CALLING,
        /** A provisional response with a tag was sent or received. */
        EARLY,
        /** 2xx sent or received. */
        ANSWERED,
        ENDED
    }

    final UserAgent agent;
    final Core core;
    final CallListener listener;
    final IncomingSide incoming;
    final OutgoingSide outgoing;
    final WithinDialog within;
    private final String callId;
    private final boolean cameIn;
    volatile State state = State.CALLING;
    volatile SipPacket invite;
    volatile SipContent remoteSdp;
    Dialog dialog;
    /** Where the dialog goes when its URIs lead nowhere. */
    SipPeer fallback;

    Call(UserAgent agent, String callId, CallListener listener, boolean cameIn) {
        this.agent = agent;
        this.core = agent.core;
        this.callId = callId;
        this.listener = listener;
        this.cameIn = cameIn;
        this.incoming = new IncomingSide(this);
        this.outgoing = new OutgoingSide(this);
        this.within = new WithinDialog(this);
    }

    public State state() {
        return state;
    }

    public boolean isIncoming() {
        return cameIn;
    }

    public String callId() {
        return callId;
    }

    /** The INVITE that began it; of an outgoing call {@code null} until it was sent. */
    public SipPacket invite() {
        return invite;
    }

    /** The latest body of type SDP that the other side sent: its offer or its answer. */
    public Optional<SipContent> remoteSdp() {
        return Optional.ofNullable(remoteSdp);
    }

    /** Whether this is that dialog, the tags as this side sees them (RFC 3891 section 3). On the event loop. */
    public boolean isDialog(String id, String localTag, String remoteTag) {
        return dialog != null
                && callId.equals(id)
                && dialog.localTag.equals(localTag)
                && remoteTag.equals(dialog.remoteTag);
    }

    /** {@code Call-ID;to-tag=..;from-tag=..} as Replaces names this dialog to the far end; empty before there is one. */
    public Optional<String> replaces() {
        if (dialog == null || dialog.remoteTag == null) return Optional.empty();
        return Optional.of(callId + ";to-tag=" + dialog.remoteTag + ";from-tag=" + dialog.localTag);
    }

    void noteSdp(SipPacket packet) {
        packet.sdp().ifPresent(sdp -> remoteSdp = sdp);
    }

    /** It is over: the dialog's requests find nobody any more. */
    void over() {
        state = State.ENDED;
        if (dialog != null) agent.remove(dialog);
    }

    void forgotten() {
        state = State.ENDED;
        within.forget();
    }

    // ---- a call that came in

    /** 180, or any provisional response with headers and early media. */
    public void progress(SipReply reply) {
        core.run(() -> incoming.progress(reply));
    }

    /** 200 with this body ({@code null} for none); repeated until its ACK comes. */
    public void answer(SipContent sdp, SipHeader... headers) {
        answer(SipReply.of(200).with(List.of(headers)).body(sdp));
    }

    /** @param reply a 2xx; {@code null} for a bare 200 */
    public void answer(SipReply reply) {
        SipReply due = reply == null ? SipReply.of(200) : reply;
        core.run(() -> incoming.answer(due));
    }

    /** Any final response of 300 and above, such as {@code SipReply.of(486).with("Reason", ...)}. */
    public void reject(SipReply reply) {
        core.run(() -> incoming.reject(reply));
    }

    // ---- a call that goes out

    /** Cancels before an answer; when the answer crosses it, the call is acknowledged and hung up. */
    public void cancel(SipHeader... headers) {
        core.run(() -> outgoing.cancel(List.of(headers)));
    }

    /**
     * Acknowledges a 2xx with an answer: only when the INVITE carried no offer; else the ACK goes out by itself before {@link
     * CallListener#answered}.
     */
    public void acknowledge(SipContent answer) {
        core.run(() -> outgoing.acknowledge(answer));
    }

    // ---- both ways

    /** Ends it as its state asks: BYE, CANCEL or 480. */
    public void hangUp(SipHeader... headers) {
        core.run(() -> {
            if (state == State.ANSWERED) within.bye(List.of(headers), null, new CompletableFuture<>());
            else if (cameIn) incoming.reject(SipReply.of(480).with(List.of(headers)));
            else outgoing.cancel(List.of(headers));
        });
    }

    /** BYE with headers and a body; the future has its final response, or 481 from here when there is nothing to end. */
    public CompletableFuture<SipPacket> bye(List<SipHeader> headers, SipContent body) {
        CompletableFuture<SipPacket> answer = new CompletableFuture<>();
        core.run(() -> within.bye(headers, body, answer));
        return answer;
    }

    /**
     * INFO, UPDATE, REFER, NOTIFY, MESSAGE, OPTIONS inside the dialog; the future has the final response. It fails with
     * IllegalStateException when there is no dialog.
     */
    public CompletableFuture<SipPacket> request(String method, List<SipHeader> headers, SipContent body) {
        CompletableFuture<SipPacket> answer = new CompletableFuture<>();
        core.run(() -> within.send(method, headers, body, answer));
        return answer;
    }

    /**
     * Re-INVITE with a new offer; its 2xx is acknowledged by itself. One at a time: the future fails with
     * IllegalStateException while another is under way or when the call is not answered.
     */
    public CompletableFuture<SipPacket> reoffer(SipContent offer, SipHeader... headers) {
        CompletableFuture<SipPacket> answer = new CompletableFuture<>();
        core.run(() -> within.reoffer(List.of(headers), offer, answer));
        return answer;
    }

    /** Cancels a re-INVITE that is under way; its future has 487 then, or the answer that crossed the CANCEL. */
    public void cancelReoffer(SipHeader... headers) {
        core.run(() -> within.cancelReoffer(List.of(headers)));
    }

    /**
     * As {@link #reoffer}, and after a 491 (both sides offered at once) again when RFC 3261 section 14.1 allows it, up to
     * three times; the future has the last answer.
     */
    public CompletableFuture<SipPacket> insist(SipContent offer, SipHeader... headers) {
        CompletableFuture<SipPacket> answer = new CompletableFuture<>();
        core.run(() -> new Insistence(this, List.of(headers), offer, answer).begin());
        return answer;
    }
}
