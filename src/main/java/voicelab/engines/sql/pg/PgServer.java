package voicelab.engines.sql.pg;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import voicelab.engines.sql.LabDatabase;
import voicelab.engines.sql.SqlDatabases;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;
import voicelab.net.GivenBack;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.ScramSecret;

/** Listens for clients of PostgreSQL. Owns neither loops nor workers nor databases. */
public final class PgServer implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int LOW_WATER = 64 << 10;
    private static final int HIGH_WATER = 1 << 20;
    private static final int CLOSE_WAIT_MILLIS = 5_000;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 18;

    private final EventLoopGroup loops;
    private final Executor workers;
    private final Arrivals arrivals;
    private final Supplier<SSLContext> tls;
    private final SqlDatabases databases;
    private final Predicate<InetSocketAddress> inHouse;
    private final SecureRandom random = new SecureRandom();
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, PgPipe> clients = new ConcurrentHashMap<>();
    private final Map<String, ScramSecret> secrets = new ConcurrentHashMap<>();

    /**
     * @param tls asked when the first client wants TLS
     * @param inHouse whether a client is one of this lab's own systems, whose password the profile tells anyway: nobody is
     *     kept from guessing it, so its log-in is spared the work that makes guessing slow
     */
    public PgServer(
            EventLoopGroup loops,
            Executor workers,
            Arrivals arrivals,
            Supplier<SSLContext> tls,
            SqlDatabases databases,
            Predicate<InetSocketAddress> inHouse) {
        this.loops = loops;
        this.workers = workers;
        this.arrivals = arrivals;
        this.tls = tls;
        this.databases = databases;
        this.inHouse = inHouse;
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
                        channel.pipeline().addLast("pg", new PgPipe(PgServer.this));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bind.isSuccess()) throw new BindFailure(address, "tcp", bind.cause());
        listeners.add(bind.channel());
        return (InetSocketAddress) bind.channel().localAddress();
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

    /** Takes a client in and gives it its number; 0 when there are too many. */
    int enter(PgPipe client) {
        if (clients.size() >= databases.bounds().connections()) return 0;
        while (true) {
            int process = 1 + random.nextInt(Integer.MAX_VALUE - 1);
            if (clients.putIfAbsent(process, client) == null) return process;
        }
    }

    void leave(int process) {
        clients.remove(process);
    }

    /** Stops what that client's session does, when the secret is right. Says nothing either way, as PostgreSQL. */
    void cancel(FrontMessage.Cancel request) {
        PgPipe client = clients.get(request.process());
        if (client != null) client.cancel(request.secret());
    }

    int secret() {
        return random.nextInt();
    }

    String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What is kept of a user's password for that client; for an unknown user something that no password fits. */
    ScramSecret secretOf(String user, InetSocketAddress client) {
        int iterations = inHouse.test(client) ? 1 : ScramSecret.ITERATIONS;
        String password = databases.user(user).map(LabDatabase::password).orElseGet(this::nonce);
        boolean exists = databases.user(user).isPresent();
        // for unknown names one secret serves all: nobody can fill the map
        return secrets.computeIfAbsent(iterations + (exists ? "+" + user : "-"), name -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return ScramSecret.of(password, salt, iterations);
        });
    }

    /** Clients that are logged in or about to. */
    public int sessionCount() {
        return clients.size();
    }

    /** Ends the sessions in those databases and returns when they have ended. */
    public void endSessions(Collection<String> databaseNames) {
        List<PgPipe> ending = clients.values().stream()
                .filter(c -> databaseNames.contains(c.database()))
                .toList();
        ending.forEach(PgPipe::end);
        ending.forEach(client -> client.awaitEnd(CLOSE_WAIT_MILLIS));
    }

    /** Gives back ports and connections; idempotent. */
    @Override
    public void close() {
        listeners.forEach(GivenBack::await);
        listeners.clear();
        List<PgPipe> ending = List.copyOf(clients.values());
        ending.forEach(PgPipe::end);
        ending.forEach(client -> client.awaitEnd(CLOSE_WAIT_MILLIS));
        clients.clear();
        // a selector lets go of a closed socket's port only when it selects again
        loops.next().schedule(() -> {}, 2, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_WAIT_MILLIS);
    }
}
