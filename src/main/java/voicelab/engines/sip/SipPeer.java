package voicelab.engines.sip;

import java.net.InetSocketAddress;
import voicelab.net.Hop;
import voicelab.protocols.sip.Transport;

/** A next hop: where to send, and over what. */
public record SipPeer(InetSocketAddress address, Transport transport) {
    public static SipPeer udp(InetSocketAddress address) {
        return new SipPeer(address, Transport.UDP);
    }

    public static SipPeer tcp(InetSocketAddress address) {
        return new SipPeer(address, Transport.TCP);
    }

    @Override
    public String toString() {
        return Hop.text(address) + "/" + transport.parameter();
    }
}
