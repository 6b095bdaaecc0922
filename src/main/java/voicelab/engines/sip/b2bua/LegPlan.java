package voicelab.engines.sip.b2bua;

import java.util.List;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** What becomes of one call at a {@link B2bua}. Runs on the event loop and must not block. */
public interface LegPlan {

    /** What to do next. */
    sealed interface Step {}

    /**
     * Send the callee's leg. Body, Call-ID and the headers that cross are added; a header that the order
     * has already wins.
     *
     * @param agent on the same event loop as the caller's leg
     */
    record Dial(UserAgent agent, SipOrder order) implements Step {}

    /** Answer the caller's leg with this final response. */
    record Reject(SipReply reply) implements Step {}

    /** Tell the caller's leg what the callee's was answered. */
    record Pass() implements Step {}

    /**
     * @param failure {@code null} at the beginning, then each final response of 300 and above, those included that were made
     *     here (408, 503: {@link SipPacket#isLocal})
     */
    Step next(SipPacket failure);

    /** SDP on its way from the caller to the callee. */
    default SipContent towardsCallee(SipContent sdp) throws Unacceptable {
        return sdp;
    }

    /** SDP on its way from the callee to the caller. */
    default SipContent towardsCaller(SipContent sdp) throws Unacceptable {
        return sdp;
    }

    /** Headers on their way, of requests and responses; those of one hop or dialog are not among them. */
    default List<SipHeader> crossing(boolean towardsCallee, List<SipHeader> headers) {
        return headers;
    }

    /**
     * A try was sent out.
     *
     * @param giveUp cancels it when it has no final answer yet: the plan's {@link #next} then hears a 408. On the event loop
     */
    default void trying(Runnable giveUp) {}

    /**
     * A request inside the dialog of one of the ends, other than BYE, OPTIONS, PRACK and re-INVITE, before it crosses.
     *
     * @return whether it was taken: then it is answered here
     */
    default boolean request(Joined call, Call from, ServerTransaction request) {
        return false;
    }

    /** The callee's leg was answered 2xx and the caller's is about to be. */
    default void answered(Joined call) {}

    /**
     * Both legs are over or ending. Called once, whatever happened.
     *
     * @param how {@code caller} or {@code callee} hung up, or a sentence
     */
    default void over(String how) {}
}
