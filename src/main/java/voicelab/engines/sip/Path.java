package voicelab.engines.sip;

import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** One way to one peer: a UDP socket and an address, or a TCP connection. Used on the event loop. */
interface Path {
    Transport transport();

    Hop hop();

    /** Whether lost messages are the transport's business. */
    default boolean isReliable() {
        return transport() == Transport.TCP;
    }

    /** Sends; {@code user} (may be null) is told when it is known that this or an earlier packet of its cannot arrive. */
    void send(SipPacket packet, PathUser user);

    /** How long what came this way just now has waited to be read, or what comes now will, in nanoseconds; a new call is judged by it. */
    default long queue() {
        return 0;
    }

    /** The user is done with this path. */
    default void leave(PathUser user) {}
}
