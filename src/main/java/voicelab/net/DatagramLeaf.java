package voicelab.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** A UDP port that leads to another: each peer gets a socket of its own behind the door, so that answers find it. */
final class DatagramLeaf {
    /** Peers remembered; the longest known is forgotten first. */
    private static final int MAX_PEERS = 256;

    private final EventLoop loop;
    private final InetAddress own;
    private final InetSocketAddress to;
    private final Map<InetSocketAddress, Channel> peers = new LinkedHashMap<>();

    private DatagramLeaf(EventLoop loop, InetAddress own, InetSocketAddress to) {
        this.loop = loop;
        this.own = own;
        this.to = to;
    }

    static AutoCloseable open(EventLoopGroup loops, InetAddress own, InetSocketAddress at, InetSocketAddress to)
            throws BindFailure {
        DatagramLeaf leaf = new DatagramLeaf(loops.next(), own, to);
        ChannelFuture bound = leaf.bind(at, (door, packet) -> leaf.in(door, packet));
        bound.awaitUninterruptibly();
        if (!bound.isSuccess()) throw new BindFailure(at, "udp", bound.cause());
        return () -> {
            GivenBack.await(bound.channel());
            leaf.loop.execute(() -> leaf.peers.values().forEach(Channel::close));
        };
    }

    private interface Taker {
        void take(Channel channel, DatagramPacket packet);
    }

    private ChannelFuture bind(InetSocketAddress at, Taker taker) {
        return new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .handler(new SimpleChannelInboundHandler<DatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
                        taker.take(ctx.channel(), packet);
                    }

                    @Override
                    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                        // a refused datagram is UDP's ordinary life
                    }
                })
                .bind(at);
    }

    private void in(Channel door, DatagramPacket packet) {
        InetSocketAddress peer = packet.sender();
        Channel behind = peers.get(peer);
        if (behind == null || !behind.isOpen()) {
            ChannelFuture bound = bind(
                    new InetSocketAddress(own, 0),
                    (channel, answer) -> door.writeAndFlush(
                            new DatagramPacket(answer.content().retain(), peer)));
            behind = bound.channel();
            peers.put(peer, behind);
            forgetOldest();
            DatagramPacket first = new DatagramPacket(packet.content().retain(), to);
            bound.addListener(done -> bound.channel().writeAndFlush(first));
            return;
        }
        behind.writeAndFlush(new DatagramPacket(packet.content().retain(), to));
    }

    private void forgetOldest() {
        if (peers.size() <= MAX_PEERS) return;
        var oldest = peers.entrySet().iterator();
        oldest.next().getValue().close();
        oldest.remove();
    }
}
