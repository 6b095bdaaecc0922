package voicelab.engines.sip;

import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;

/** What a system does with the requests that reach its node. Runs on the event loop and must not block. */
@FunctionalInterface
public interface SipHandler {

    /**
     * A new request: well-formed, no retransmission, and of no dialog of a {@link UserAgent} on this node. CANCEL and the ACK
     * of a non-2xx never come here.
     *
     * @return false when it was not taken: the node then answers OPTIONS with 200, a request inside an unknown dialog with
     *     481, a known method with 405 and any other with 501
     */
    boolean request(ServerTransaction transaction);

    /** An ACK for a 2xx that no dialog of this node knows; a {@link Proxy} on the node forwards it by its Route afterwards. */
    default void ack(SipPacket ack, Hop hop) {}
}
