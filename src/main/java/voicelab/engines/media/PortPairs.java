package voicelab.engines.media;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;
import voicelab.net.BindFailure;

/**
 * Opens pairs of media ports. It binds and, where that is refused, takes the next; it never asks first. Ports are taken in
 * turn, so that late packets of one call do not reach the next. SO_REUSEADDR stays off: with it two sockets could share a
 * port and the second would silently take everything.
 */
final class PortPairs {

    /** Two bound sockets. */
    record Pair(
            DatagramChannel rtp, DatagramChannel rtcp, InetSocketAddress rtpAddress, InetSocketAddress rtcpAddress) {
        void close() {
            shut(rtp);
            shut(rtcp);
        }
    }

    private record Place(InetAddress address, PortRange range) {}

    /** Where to go on in the preferred part and in the rest. */
    private static final class Cursor {
        int preferred;
        int rest;
    }

    private final Map<Place, Cursor> cursors = new HashMap<>();

    /** @throws BindFailure when all are taken, or the address is not ours */
    synchronized Pair open(InetAddress address, PortRange range) throws BindFailure {
        Cursor cursor = cursors.computeIfAbsent(new Place(address, range), place -> new Cursor());
        int preferred = range.preferredPairs();
        for (int i = 0; i < preferred; i++) {
            Pair pair = attempt(address, range.rtpPort(cursor.preferred));
            cursor.preferred = (cursor.preferred + 1) % preferred;
            if (pair != null) return pair;
        }
        int rest = range.pairs() - preferred;
        for (int i = 0; i < rest; i++) {
            Pair pair = attempt(address, range.rtpPort(preferred + cursor.rest));
            cursor.rest = (cursor.rest + 1) % rest;
            if (pair != null) return pair;
        }
        throw new BindFailure(
                new InetSocketAddress(address, range.from()),
                "udp",
                new BindException("every media port up to " + range.to() + " is taken or left out"));
    }

    private static Pair attempt(InetAddress address, int port) throws BindFailure {
        if (port < 0) return null;
        InetSocketAddress rtpAddress = new InetSocketAddress(address, port);
        InetSocketAddress rtcpAddress = new InetSocketAddress(address, port + 1);
        DatagramChannel rtp = bind(rtpAddress);
        if (rtp == null) return null;
        DatagramChannel rtcp = null;
        try {
            rtcp = bind(rtcpAddress);
        } finally {
            if (rtcp == null) shut(rtp);
        }
        return rtcp == null ? null : new Pair(rtp, rtcp, rtpAddress, rtcpAddress);
    }

    /** @return null when the port is taken */
    private static DatagramChannel bind(InetSocketAddress address) throws BindFailure {
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, false);
            channel.configureBlocking(false);
            channel.bind(address);
            return channel;
        } catch (IOException e) {
            shut(channel);
            if (e instanceof BindException && String.valueOf(e.getMessage()).contains("in use")) return null;
            throw new BindFailure(address, "udp", e);
        }
    }

    private static void shut(DatagramChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            // nobody is left who could mend it
        }
    }
}
