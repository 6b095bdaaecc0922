package voicelab.engines.sip;

import voicelab.protocols.sip.SipPacket;

/** What happens to a call. Runs on the event loop and must not block; each method does nothing by default. */
public interface CallListener {

    /** Outgoing: 180, 183, ... (not 100); early media is in the body. */
    default void progress(Call call, SipPacket response) {}

    /** Outgoing: 2xx; acknowledged already when the INVITE carried an offer. */
    default void answered(Call call, SipPacket response) {}

    /** Outgoing: the final response of 300 and above, or the 408 or 503 made here. The call is over. */
    default void failed(Call call, SipPacket response) {}

    /** Incoming: the ACK of our 2xx came; with a late offer it carries the answer. */
    default void acknowledged(Call call, SipPacket ack) {}

    /** Incoming: cancelled before an answer; 487 was sent. The call is over. */
    default void cancelled(Call call) {}

    /**
     * A request inside the dialog: re-INVITE, UPDATE, INFO, REFER, NOTIFY, MESSAGE, OPTIONS, BYE. Answer it with {@link
     * ServerTransaction#respond}; Contact is added, and the 2xx of a re-INVITE repeated, by the dialog.
     *
     * @return false to leave it: BYE and OPTIONS are then answered 200, a re-INVITE or UPDATE 488, others 501
     */
    default boolean request(Call call, ServerTransaction request) {
        return false;
    }

    /** The ACK of our 2xx to a re-INVITE. */
    default void reacknowledged(Call call, SipPacket ack) {}

    /**
     * An answered call is over and this side did not ask for it.
     *
     * @param bye the BYE that was received; {@code null} when our 2xx was never acknowledged (a BYE was sent then) or the
     *     other side answered 408 or 481
     */
    default void ended(Call call, SipPacket bye) {}
}
