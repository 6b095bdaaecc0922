package voicelab.engines.frames;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;
import voicelab.net.GivenBack;

/**
 * Listens for frame clients: handshake, keep-alive, bounds and clear refusals; what the messages mean is its room's. Does
 * not own the event loops.
 */
public final class FrameServer implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final int CLOSE_WAIT_MILLIS = 2_000;

    private final EventLoopGroup loop;
    private final Arrivals arrivals;
    private final FrameServerSettings settings;
    private final FrameRoom room;
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();
    private final Set<ServedClient> clients = ConcurrentHashMap.newKeySet();

    public FrameServer(EventLoopGroup loop, Arrivals arrivals, FrameServerSettings settings, FrameRoom room) {
        this.loop = loop;
        this.arrivals = arrivals;
        this.settings = settings;
        this.room = room;
    }

    /** Opens one listener and returns where it is bound (port 0 takes a free one). */
    public InetSocketAddress listen(InetSocketAddress address) throws BindFailure {
        ChannelFuture bind = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(settings.maxOutgoingBytes() / 8, settings.maxOutgoingBytes() / 4))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        ServedClient client = new ServedClient(settings, arrivals, room, clients);
                        FramePipe.install(
                                channel, client, settings.maxBodyBytes(), settings.keepAlive(), settings.frameTime());
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bind.isSuccess()) throw new BindFailure(address, "tcp", bind.cause());
        listeners.add(bind.channel());
        return (InetSocketAddress) bind.channel().localAddress();
    }

    /** Connections that are open, shaken hands or not. */
    public int sessionCount() {
        return clients.size();
    }

    /** Closes every session with this reason, and keeps listening. */
    public void closeSessions(String reason) {
        clients.forEach(client -> client.close(reason));
    }

    /** Gives back ports and connections; idempotent. */
    @Override
    public void close() {
        listeners.forEach(GivenBack::await);
        listeners.clear();
        clients.stream()
                .map(ServedClient::drop)
                .toList()
                .forEach(closing -> closing.awaitUninterruptibly(CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS));
    }
}
