package voicelab.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.SocketFactory;

/**
 * Gives every client library its way to dial from one system's own address, so that any capture shows who talks to whom.
 * SO_REUSEADDR is on: a closed dial from a port must not keep a later listener from it.
 */
public final class Dialer {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final InetAddress own;

    public Dialer(InetAddress own) {
        this.own = own;
    }

    public InetAddress own() {
        return own;
    }

    /** A TCP bootstrap for Netty that dials from the own address. */
    public Bootstrap netty(EventLoopGroup loop) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .localAddress(new InetSocketAddress(own, 0))
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
    }

    /** Blocking sockets that dial from the own address through an arrow's gate. */
    public SocketFactory sockets(Gate gate) {
        return new GatedSocketFactory(own, gate);
    }
}
