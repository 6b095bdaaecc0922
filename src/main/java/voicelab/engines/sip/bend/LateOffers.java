package voicelab.engines.sip.bend;

import java.util.Optional;
import voicelab.protocols.sip.BodySwap;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/**
 * Makes an early offer a late one (RFC 3261 section 13.2.1): the INVITE loses its SDP, so that the callee has to offer in its
 * 200; the ACK carries the caller's SDP, which is the answer then. The caller takes the callee's offer for its answer.
 * Thread-safe.
 */
public final class LateOffers {
    private final Remembered<SipContent> taken = new Remembered<>();

    /** Whether {@link #without} would change it. */
    public static boolean offers(SipPacket packet) {
        return packet.isRequest() && packet.is("INVITE") && packet.sdp().isPresent();
    }

    /** @param invite one that {@link #offers} */
    public SipPacket without(SipPacket invite) {
        taken.put(key(invite), invite.sdp().orElseThrow());
        return BodySwap.of(invite, null);
    }

    /** The ACK of an INVITE that lost its offer, with that offer as its answer; empty for any other packet. */
    public Optional<SipPacket> answered(SipPacket ack) {
        if (!ack.isRequest() || !ack.is("ACK") || ack.bodyLength() > 0) return Optional.empty();
        return taken.get(key(ack)).map(sdp -> BodySwap.of(ack, sdp));
    }

    private static String key(SipPacket packet) {
        return packet.callId() + '\n' + packet.cseq();
    }
}
