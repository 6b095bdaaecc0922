package voicelab.engines.sql.tds;

import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import voicelab.engines.sql.SqlDatabases;
import voicelab.engines.sql.front.ClientDoor;
import voicelab.net.Arrivals;

/** Listens for clients of SQL Server. */
public final class TdsServer extends ClientDoor {
    /** The database that every login may enter. */
    public static final String MASTER = "master";

    private static final int FIRST_SPID = 51;

    private final String name;
    private final List<TdsLogin> logins;

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
        super(loops, workers, arrivals, tls, databases);
        this.name = name;
        this.logins = List.copyOf(logins);
    }

    @Override
    protected TdsPipe pipe() {
        return new TdsPipe(this);
    }

    @Override
    protected byte[] farewell() {
        return new byte[0];
    }

    String name() {
        return name;
    }

    Optional<TdsLogin> login(String user) {
        return logins.stream()
                .filter(login -> login.user().equalsIgnoreCase(user))
                .findFirst();
    }

    /** The database's name as it is known here; null when there is none. */
    String database(String asked) {
        return databases().plans().stream()
                .map(plan -> plan.name())
                .filter(known -> known.equalsIgnoreCase(asked))
                .findFirst()
                .orElse(null);
    }

    /** Takes a client in and gives it its number; without one when there are too many. */
    void enter(TdsPipe client) {
        enter(client, i -> FIRST_SPID + i);
    }
}
