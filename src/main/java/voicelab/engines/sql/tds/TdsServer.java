package voicelab.engines.sql.tds;

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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import voicelab.engines.sql.SqlDatabases;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;
import voicelab.net.GivenBack;

/** Listens for clients of SQL Server. Owns neither loops nor workers nor databases. */
public final class TdsServer implements AutoCloseable {
    /** The database that every login may enter. */
    public static final String MASTER = "master";

    private static final int BACKLOG = 256;
    private static final int LOW_WATER = 64 << 10;
    private static final int HIGH_WATER = 1 << 20;
    private static final int CLOSE_WAIT_MILLIS = 5_000;
    private static final int FIRST_SPID = 51;
    private static final int LAST_SPID = 32_767;

    private final String name;
    private final EventLoopGroup loops;
    private final Executor workers;
    private final Arrivals arrivals;
    private final Supplier<SSLContext> tls;
    private final SqlDatabases databases;
    private final List<TdsLogin> logins;
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, TdsPipe> clients = new ConcurrentHashMap<>();

    /**
     * @param name what {@code @@SERVERNAME} says
     * @param tls asked when the first client wants TLS
     */
    public TdsServer(
            String name,
            EventLoopGroup loops,
            Executor workers,
            Arrivals arrivals,
            Supplier<SSLContext> tls,
            SqlDatabases databases,
            List<TdsLogin> logins) {
        this.name = name;
        this.loops = loops;
        this.workers = workers;
        this.arrivals = arrivals;
        this.tls = tls;
        this.databases = databases;
        this.logins = List.copyOf(logins);
    }

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
                        channel.pipeline().addLast("tds", new TdsPipe(TdsServer.this));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bind.isSuccess()) throw new BindFailure(address, "tcp", bind.cause());
        listeners.add(bind.channel());
        return (InetSocketAddress) bind.channel().localAddress();
    }

    String name() {
        return name;
    }

    Executor workers() {
        return workers;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    SSLContext tls() {
        return tls.get();
    }

    SqlDatabases databases() {
        return databases;
    }

    Optional<TdsLogin> login(String user) {
        return logins.stream()
                .filter(login -> login.user().equalsIgnoreCase(user))
                .findFirst();
    }

    /** The database's name as it is known here; null when there is none. */
    String database(String asked) {
        return databases.plans().stream()
                .map(plan -> plan.name())
                .filter(known -> known.equalsIgnoreCase(asked))
                .findFirst()
                .orElse(null);
    }

    /** Takes a client in and gives it its number; 0 when there are too many. */
    int enter(TdsPipe client) {
        if (clients.size() >= databases.bounds().connections()) return 0;
        for (int spid = FIRST_SPID; spid <= LAST_SPID; spid++)
            if (!clients.containsKey(spid) && clients.putIfAbsent(spid, client) == null) return spid;
        return 0;
    }

    void leave(int spid, TdsPipe client) {
        clients.remove(spid, client);
    }

    public int sessionCount() {
        return clients.size();
    }

    /** Ends the sessions that are in one of those databases, and waits for it. */
    public void endSessions(Collection<String> names) {
        List<TdsPipe> ending =
                clients.values().stream().filter(client -> client.isIn(names)).toList();
        ending.forEach(TdsPipe::end);
        ending.forEach(client -> client.awaitEnd(CLOSE_WAIT_MILLIS));
    }

    /** Gives back ports and connections; idempotent. */
    @Override
    public void close() {
        listeners.forEach(GivenBack::await);
        listeners.clear();
        List<TdsPipe> ending = List.copyOf(clients.values());
        ending.stream()
                .map(TdsPipe::drop)
                .toList()
                .forEach(closing -> closing.awaitUninterruptibly(CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS));
        ending.forEach(client -> client.awaitEnd(CLOSE_WAIT_MILLIS));
    }
}
