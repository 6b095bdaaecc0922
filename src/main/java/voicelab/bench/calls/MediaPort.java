package voicelab.bench.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;

/** A UDP port that calls use one after another. */
final class MediaPort {
    final DatagramChannel channel;
    final int port;
    /** Who uses it now; null while nobody does. The media thread reads it. */
    volatile OutCall call;

    MediaPort(InetAddress own) throws IOException {
        channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(own, 0));
        port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
}
