package voicelab.engines.sip;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.Transport;

/** From a URI to an address: IP literals, {@code localhost} and the names that the node was given. No DNS (RFC 3263). */
final class NextHop {
    private static final int DISCARD = 9;

    private NextHop() {}

    static Optional<SipPeer> of(Core core, SipUri uri) {
        // RFC 3261 section 16.6 step 7: maddr says where, the host says who
        String host = uri.param("maddr").orElse(uri.host());
        return address(core, host)
                .map(address -> new SipPeer(new InetSocketAddress(address, uri.portOrDefault()), transport(core, uri)));
    }

    static Optional<SipPeer> of(Core core, String uri) {
        return SipUri.read(uri).flatMap(read -> of(core, read));
    }

    static Optional<SipPeer> ofValue(Core core, String nameAddr) {
        return NameAddr.read(nameAddr).flatMap(NameAddr::sipUri).flatMap(uri -> of(core, uri));
    }

    private static Transport transport(Core core, SipUri uri) {
        if (uri.param("transport").isPresent()) return uri.transport();
        // without a UDP socket UDP is no choice (RFC 3263 section 4.1)
        return core.udpPorts.isEmpty() ? Transport.TCP : Transport.UDP;
    }

    private static Optional<InetAddress> address(Core core, String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(plain);
        if (literal != null) return Optional.of(of(literal)).filter(to -> isReachable(core, to));
        Optional<InetAddress> named = core.names.apply(host);
        if (named.isPresent()) return named;
        return host.equalsIgnoreCase("localhost") ? Optional.of(InetAddress.getLoopbackAddress()) : Optional.empty();
    }

    /** A socket on loopback reaches loopback and this machine's own addresses: the kernel knows which, no packet is sent. */
    private static boolean isReachable(Core core, InetAddress to) {
        InetAddress own = core.outfit.dialer().own();
        if (to.isLoopbackAddress() || !own.isLoopbackAddress()) return true;
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.bind(new InetSocketAddress(own, 0)).connect(new InetSocketAddress(to, DISCARD));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress of(byte[] literal) {
        try {
            return InetAddress.getByAddress(literal);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
