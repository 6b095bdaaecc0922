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
@SuppressWarnings("DoNotCallSuggester")
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

    Call() {}

    public State state() {
        throw new UnsupportedOperationException("yet");
    }

    public boolean isIncoming() {
        throw new UnsupportedOperationException("yet");
    }

    public String callId() {
        throw new UnsupportedOperationException("yet");
    }

    /** The INVITE that began it; of an outgoing call {@code null} until it was sent. */
    public SipPacket invite() {
        throw new UnsupportedOperationException("yet");
    }

    /** The latest body of type SDP that the other side sent: its offer or its answer. */
    public Optional<SipContent> remoteSdp() {
        throw new UnsupportedOperationException("yet");
    }

    // ---- a call that came in

    /** 180, or any provisional response with headers and early media. */
    public void progress(SipReply reply) {
        throw new UnsupportedOperationException("yet");
    }

    /** 200 with this body ({@code null} for none); repeated until its ACK comes. */
    public void answer(SipContent sdp, SipHeader... headers) {
        answer(SipReply.of(200).with(List.of(headers)).body(sdp));
    }

    public void answer(SipReply reply) {
        throw new UnsupportedOperationException("yet");
    }

    /** Any final response of 300 and above, such as {@code SipReply.of(486).with("Reason", ...)}. */
    public void reject(SipReply reply) {
        throw new UnsupportedOperationException("yet");
    }

    // ---- a call that goes out

    /** Cancels before an answer; when the answer crosses it, the call is acknowledged and hung up. */
    public void cancel(SipHeader... headers) {
        throw new UnsupportedOperationException("yet");
    }

    /**
     * Acknowledges a 2xx with an answer: only when the INVITE carried no offer; else the ACK goes out by itself before {@link
     * CallListener#answered}.
     */
    public void acknowledge(SipContent answer) {
        throw new UnsupportedOperationException("yet");
    }

    // ---- both ways

    /** Ends it as its state asks: BYE, CANCEL or 480. */
    public void hangUp(SipHeader... headers) {
        throw new UnsupportedOperationException("yet");
    }

    /** BYE with headers and a body; the future has its final response. */
    public CompletableFuture<SipPacket> bye(List<SipHeader> headers, SipContent body) {
        throw new UnsupportedOperationException("yet");
    }

    /** INFO, UPDATE, REFER, NOTIFY, MESSAGE, OPTIONS inside the dialog; the future has the final response. */
    public CompletableFuture<SipPacket> request(String method, List<SipHeader> headers, SipContent body) {
        throw new UnsupportedOperationException("yet");
    }

    /** Re-INVITE with a new offer; its 2xx is acknowledged by itself. One at a time (491 is the future's result else). */
    public CompletableFuture<SipPacket> reoffer(SipContent offer, SipHeader... headers) {
        throw new UnsupportedOperationException("yet");
    }
}
