package voicelab.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A TCP port that leads to another: bytes cross both ways, half-closing and back-pressure included. */
final class StreamLeaf {
    private StreamLeaf() {}

    static AutoCloseable open(EventLoopGroup loops, InetAddress own, InetSocketAddress at, InetSocketAddress to)
            throws BindFailure {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel outside) {
                        dial(outside, own, to);
                    }
                })
                .bind(at)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) throw new BindFailure(at, "tcp", bound.cause());
        return () -> GivenBack.await(bound.channel());
    }

    private static void dial(SocketChannel outside, InetAddress own, InetSocketAddress to) {
        ChannelFuture dialled = new Dialer(own)
                .netty(outside.eventLoop())
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(new Pipe(outside))
                .connect(to);
        outside.pipeline().addLast(new Pipe(dialled.channel()));
        dialled.addListener(done -> {
            if (!done.isSuccess()) {
                outside.close();
                return;
            }
            outside.read();
            dialled.channel().read();
        });
    }

    /** Writes what it reads to the other side, and reads on only when that was taken. */
    private static final class Pipe extends ChannelInboundHandlerAdapter {
        private final Channel other;

        Pipe(Channel other) {
            this.other = other;
        }

        @Override
        public void channelRead(ChannelHandlerContext here, Object bytes) {
            other.writeAndFlush(bytes).addListener(written -> {
                if (written.isSuccess()) here.read();
                else here.close();
            });
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext here, Object event) {
            if (event instanceof io.netty.channel.socket.ChannelInputShutdownEvent
                    && other instanceof DuplexChannel duplex) duplex.shutdownOutput();
        }

        @Override
        public void channelInactive(ChannelHandlerContext here) {
            other.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext here, Throwable cause) {
            here.close();
        }
    }
}
