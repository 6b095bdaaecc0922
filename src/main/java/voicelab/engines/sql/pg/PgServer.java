package voicelab.engines.sql.pg;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import voicelab.engines.sql.LabDatabase;
import voicelab.engines.sql.SqlDatabases;
import voicelab.engines.sql.front.ClientDoor;
import voicelab.net.Arrivals;
import voicelab.protocols.pgwire.BackWriter;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.ScramSecret;
import voicelab.protocols.pgwire.WireFault;

/** Listens for clients of PostgreSQL. */
public final class PgServer extends ClientDoor {
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 18;

    private final Predicate<InetSocketAddress> inHouse;
    private final SecureRandom random = new SecureRandom();
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
        super(loops, workers, arrivals, tls, databases);
        this.inHouse = inHouse;
    }

    @Override
    protected PgPipe pipe() {
        return new PgPipe(this);
    }

    @Override
    protected byte[] farewell() {
        BackWriter out = new BackWriter();
        out.error(WireFault.fatal(States.ADMIN_SHUTDOWN, "terminating connection due to administrator command"));
        return out.take();
    }

    /** Takes a client in and gives it its process number; 0 when there are too many. */
    int enter(PgPipe client) {
        return enter(client, i -> 1 + random.nextInt(Integer.MAX_VALUE - 1));
    }

    /** Stops what that client's session does, when the secret is right. Says nothing either way, as PostgreSQL. */
    void cancel(FrontMessage.Cancel request) {
        if (client(request.process()) instanceof PgPipe client) client.cancel(request.secret());
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
        String password = databases().user(user).map(LabDatabase::password).orElseGet(this::nonce);
        boolean exists = databases().user(user).isPresent();
        // for unknown names one secret serves all: nobody can fill the map
        return secrets.computeIfAbsent(iterations + (exists ? "+" + user : "-"), name -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return ScramSecret.of(password, salt, iterations);
        });
    }
}
