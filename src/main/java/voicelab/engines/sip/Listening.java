package voicelab.engines.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.Transport;

/** Opens and closes the listening points of a node. */
final class Listening {
    private static final int SOCKET_BUFFER = 4 << 20;
    static final int DATAGRAMS_A_READ = 64;
    private static final int DATAGRAM_BYTES = 65_535;
    private static final int BACKLOG = 1024;
    private static final int PORT_TRIES = 20;

    private final Core core;
    private final List<Channel> channels = new ArrayList<>();

    Listening(Core core) {
        this.core = core;
    }

    void open(InetSocketAddress at, Transport... transports) throws BindFailure {
        if (at.getPort() != 0 || transports.length == 1) {
            for (Transport transport : transports) add(bind(at, transport), transport);
            return;
        }
        // a free port must be free for all of them: take one and try the others there
        for (int tries = 1; ; tries++) {
            List<Channel> opened = new ArrayList<>();
            try {
                InetSocketAddress where = at;
                for (Transport transport : transports) {
                    opened.add(bind(where, transport));
                    where = (InetSocketAddress) opened.get(0).localAddress();
                }
                for (int i = 0; i < transports.length; i++) add(opened.get(i), transports[i]);
                return;
            } catch (BindFailure e) {
                opened.forEach(channel -> channel.close().syncUninterruptibly());
                if (tries == PORT_TRIES) throw e;
            }
        }
    }

    private void add(Channel channel, Transport transport) {
        channels.add(channel);
        InetSocketAddress bound = (InetSocketAddress) channel.localAddress();
        UdpPort port = transport == Transport.UDP ? channel.pipeline().get(UdpPort.class) : null;
        core.outfit
                .loop()
                .submit(() -> {
                    core.points.add(new SipPeer(bound, transport));
                    if (port != null) core.udpPorts.add(port);
                })
                .syncUninterruptibly();
    }

    private Channel bind(InetSocketAddress at, Transport transport) throws BindFailure {
        ChannelFuture bound = (transport == Transport.UDP ? udp(at) : tcp(at)).awaitUninterruptibly();
        if (!bound.isSuccess()) throw new BindFailure(at, transport.parameter(), bound.cause());
        return bound.channel();
    }

    private ChannelFuture udp(InetSocketAddress at) {
        UdpPort port = new UdpPort(core);
        // no SO_REUSEADDR: a second socket on the same port would silently take everything
        Bootstrap bootstrap = new Bootstrap()
                .group(core.outfit.loop())
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .option(ChannelOption.RCVBUF_ALLOCATOR, new DatagramBuffers(DATAGRAM_BYTES, DATAGRAMS_A_READ))
                .handler(new ChannelInitializer<NioDatagramChannel>() {
                    @Override
                    protected void initChannel(NioDatagramChannel channel) {
                        channel.pipeline().addLast(port);
                    }
                });
        return bootstrap.bind(at);
    }

    private ChannelFuture tcp(InetSocketAddress at) {
        return new ServerBootstrap()
                .group(core.outfit.loop())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RCVBUF_ALLOCATOR, Connections.reads())
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, core.connections.waterMark())
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        core.connections.accept(channel);
                    }
                })
                .bind(at);
    }

    void close() {
        for (Channel channel : channels) channel.close().syncUninterruptibly();
        channels.clear();
        // a selector lets go of a closed socket's port only when it selects again
        core.outfit.loop().schedule(() -> {}, 2, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
