package voicelab.engines.sql.front;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import voicelab.engines.sql.SqlDatabases;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;
import voicelab.net.GivenBack;

/** Listens for SQL clients and knows who is in. Owns neither loops nor workers nor databases. */
public abstract class ClientDoor implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int LOW_WATER = 64 << 10;
    private static final int HIGH_WATER = 1 << 20;
    private static final int CLOSE_WAIT_MILLIS = 5_000;
    private static final int MOST_TRIES = 32_000;

    private final EventLoopGroup loops;
    private final Executor workers;
    private final Arrivals arrivals;
    private final Supplier<SSLContext> tls;
    private final SqlDatabases databases;
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, ClientPipe<?>> clients = new ConcurrentHashMap<>();

    /** @param tls asked when the first client wants TLS */
    protected ClientDoor(
            EventLoopGroup loops,
            Executor workers,
            Arrivals arrivals,
            Supplier<SSLContext> tls,
            SqlDatabases databases) {
        this.loops = loops;
        this.workers = workers;
        this.arrivals = arrivals;
        this.tls = tls;
        this.databases = databases;
    }

    /** For one more connection. */
    protected abstract ClientPipe<?> pipe();

    /** What a client is told when the server ends its session; may be nothing. */
    protected abstract byte[] farewell();

    /** Opens one listener and returns where it is bound (port 0 takes a free one). */
    public InetSocketAddress listen(InetSocketAddress address) throws BindFailure {
        ChannelFuture bind = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast("client", pipe());
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bind.isSuccess()) throw new BindFailure(address, "tcp", bind.cause());
        listeners.add(bind.channel());
        return (InetSocketAddress) bind.channel().localAddress();
    }

    public Executor workers() {
        return workers;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    public SSLContext tls() {
        return tls.get();
    }

    public SqlDatabases databases() {
        return databases;
    }

    /** Takes a client in and gives it a number that nobody has, the first of those tried; 0 when there are too many. */
    protected int enter(ClientPipe<?> client, IntUnaryOperator numbers) {
        if (clients.size() >= databases.bounds().connections()) return 0;
        for (int i = 0; i < MOST_TRIES; i++) {
            int number = numbers.applyAsInt(i);
            if (clients.putIfAbsent(number, client) != null) continue;
            client.number = number;
            return number;
        }
        return 0;
    }

    void leave(ClientPipe<?> client) {
        clients.remove(client.number, client);
    }

    /** {@code null} when nobody has that number. */
    protected ClientPipe<?> client(int number) {
        return clients.get(number);
    }

    /** Clients that are logged in or about to. */
    public int sessionCount() {
        return clients.size();
    }

    /** Ends the sessions that are in one of those databases and returns when they have ended. */
    public void endSessions(Collection<String> names) {
        end(clients.values().stream().filter(client -> client.isIn(names)).toList());
    }

    private void end(List<ClientPipe<?>> ending) {
        ending.forEach(client -> client.end(farewell()));
        ending.forEach(client -> client.awaitEnd(CLOSE_WAIT_MILLIS));
    }

    /** Gives back ports and connections; idempotent. */
    @Override
    public void close() {
        listeners.forEach(GivenBack::await);
        listeners.clear();
        List<ClientPipe<?>> ending = List.copyOf(clients.values());
        end(ending);
        // who did not read its farewell
        ending.forEach(client -> client.drop().awaitUninterruptibly(CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS));
        clients.clear();
        // a selector lets go of a closed socket's port only when it selects again
        loops.next().schedule(() -> {}, 2, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_WAIT_MILLIS);
    }
}
