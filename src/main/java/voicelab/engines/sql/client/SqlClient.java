package voicelab.engines.sql.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.SocketFactory;
import voicelab.net.Hop;
import voicelab.net.tls.LabCa;
import voicelab.protocols.sql.SqlLogin;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;

/**
 * The SQL client of one arrow: a session for each caller, database and user, opened at first use and again after a loss.
 * Transactions of one session run one after another. Thread-safe; every call blocks for its patience at most.
 */
public final class SqlClient implements AutoCloseable {
    /** SQLSTATE classes in which the session is of no more use: connection exception, operator intervention. */
    private static final String CONNECTION = "08";

    private static final String INTERVENTION = "57P";

    private final Function<String, SocketFactory> sockets;
    private final LabCa ca;
    private final Map<Whose, Seat> seats = new ConcurrentHashMap<>();

    /**
     * One transaction on its way.
     *
     * @param where the database
     * @param patience what is left of its sender's
     */
    public record Asked(SqlRequest request, InetSocketAddress where, Duration patience) {}

    /**
     * @param sockets a caller's: they dial from its address and can be pulled
     * @param ca whom sessions over TLS believe; asked at the first
     */
    public SqlClient(Function<String, SocketFactory> sockets, LabCa ca) {
        this.sockets = sockets;
        this.ca = ca;
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
                new Whose(caller, asked.where, login), key -> new Seat(caller, asked.where, login));
        synchronized (seat) {
            return seat.ask(asked.request, asked.patience);
        }
    }

    /** The password counts: a wrong one gets no session that a right one opened. */
    private record Whose(String caller, InetSocketAddress where, SqlLogin login) {}

    /** Ends all sessions. */
    @Override
    public void close() {
        for (Seat seat : seats.values())
            synchronized (seat) {
                seat.drop();
            }
    }

    /** Where the one session of a database and user sits. */
    private final class Seat {
        private final String caller;
        private final InetSocketAddress where;
        private final SqlLogin login;
        private JdbcSession session;

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
                throw new Broken(login.server().title() + " at " + Hop.text(where), e, inDoubt);
            }
        }

        private SqlReply run(SqlRequest request, Duration patience) throws SQLException {
            if (session == null) session = new JdbcSession(open(patience));
            return session.run(request, patience);
        }

        private Connection open(Duration patience) throws SQLException {
            SocketFactory own = sockets.apply(caller);
            return login.server() == SqlLogin.Server.POSTGRESQL
                    ? PgOpening.open(where, login, own, ca, patience)
                    : TdsOpening.open(where, login, own, ca, patience);
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

        Broken(String who, SQLException why, boolean inDoubt) {
            super(
                    who + ": "
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
