package voicelab.engines.sql.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import voicelab.net.Hop;
import voicelab.protocols.sql.SqlLogin;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;

/**
 * The SQL client of one arrow: a session for each caller, database and user, opened at first use and again after a loss.
 * Transactions of one session run one after another. Thread-safe; every call blocks for its patience at most.
 */
public final class SqlClient {
    /** SQLSTATE classes in which the session is of no more use: connection exception, operator intervention. */
    private static final String CONNECTION = "08";

    private static final String INTERVENTION = "57P";

    private final Function<String, SocketFactory> sockets;
    private final Supplier<SSLContext> trust;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    /**
     * One transaction on its way.
     *
     * @param where the database
     * @param patience what is left of its sender's
     */
    public record Asked(SqlRequest request, InetSocketAddress where, Duration patience) {}

    /**
     * @param sockets a caller's: they dial from its address and can be pulled
     * @param trust asked for at the first session over TLS
     */
    public SqlClient(Function<String, SocketFactory> sockets, Supplier<SSLContext> trust) {
        this.sockets = sockets;
        this.trust = trust;
    }

    /**
     * One transaction, and what the database says to it, a refusal included.
     *
     * @throws IOException when the database was not reached or the connection broke; whether the transaction is kept is then
     *     unknown only if the text says so
     */
    public SqlReply ask(String caller, Asked asked) throws IOException {
        // its sender has given up and takes nothing for kept: what a stall held back must not be kept now
        if (asked.patience.toMillis() <= 0) throw new SocketTimeoutException("held back beyond its sender's patience");
        SqlLogin login = asked.request.login();
        Seat seat = seats.computeIfAbsent(
                caller + " " + asked.where + " " + login, key -> new Seat(caller, asked.where, login));
        synchronized (seat) {
            return seat.ask(asked.request, asked.patience);
        }
    }

    /** Where the one session of a database and user sits. */
    private final class Seat {
        private final String caller;
        private final InetSocketAddress where;
        private final SqlLogin login;
        private PgSession session;

        Seat(String caller, InetSocketAddress where, SqlLogin login) {
            this.caller = caller;
            this.where = where;
            this.login = login;
        }

        SqlReply ask(SqlRequest request, Duration patience) throws IOException {
            boolean idle = session != null;
            try {
                return tryOnce(request, patience);
            } catch (Broken first) {
                // a session that was idle may have been closed long ago; nothing is kept before the commit, so ask anew
                if (!idle || first.inDoubt || first.getCause() instanceof SocketTimeoutException) throw first;
                return tryOnce(request, patience);
            }
        }

        private SqlReply tryOnce(SqlRequest request, Duration patience) throws Broken {
            try {
                return run(request, patience);
            } catch (SQLException e) {
                if (!isBroken(e)) {
                    if (session != null && !session.recover()) drop();
                    return refused(e);
                }
                boolean inDoubt = session != null && session.inDoubt();
                drop();
                throw new Broken(where, e, inDoubt);
            }
        }

        private SqlReply run(SqlRequest request, Duration patience) throws SQLException {
            if (session == null) session = PgSession.open(where, login, sockets.apply(caller), trust, patience);
            return session.run(request, patience);
        }

        private void drop() {
            if (session != null) session.close();
            session = null;
        }
    }

    /** The connection, not the database, said no. */
    private static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        private final boolean inDoubt;

        Broken(InetSocketAddress where, SQLException why, boolean inDoubt) {
            super(
                    "PostgreSQL at " + Hop.text(where) + ": "
                            + (ioCause(why) == null
                                    ? why.getMessage()
                                    : ioCause(why).getMessage())
                            + (inDoubt ? "; whether the transaction is kept is not known" : ""),
                    ioCause(why) == null ? why : ioCause(why));
            this.inDoubt = inDoubt;
        }
    }

    private static SqlReply refused(SQLException why) {
        String state = why.getSQLState() == null ? "XX000" : why.getSQLState();
        return SqlReply.refused(state, why.getMessage());
    }

    private static boolean isBroken(SQLException why) {
        String state = String.valueOf(why.getSQLState());
        return ioCause(why) != null || state.startsWith(CONNECTION) || state.startsWith(INTERVENTION);
    }

    private static IOException ioCause(Throwable why) {
        for (Throwable t = why; t != null; t = t.getCause()) if (t instanceof IOException io) return io;
        return null;
    }
}
