package voicelab.engines.sql.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import voicelab.net.Hop;
import voicelab.protocols.sql.SqlLogin;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;

/**
 * The SQL client of one caller: a session for each database and user, opened at first use and again after a loss.
 * Transactions of one session run one after another. Thread-safe; every call blocks for its patience at most.
 */
public final class SqlClient {
    /** SQLSTATE classes in which the session is of no more use: connection exception, operator intervention. */
    private static final String CONNECTION = "08";

    private static final String INTERVENTION = "57P";

    private final SocketFactory sockets;
    private final Supplier<SSLContext> trust;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    /**
     * @param sockets the arrow's: they dial from the caller's address and can be pulled
     * @param trust asked for at the first session over TLS
     */
    public SqlClient(SocketFactory sockets, Supplier<SSLContext> trust) {
        this.sockets = sockets;
        this.trust = trust;
    }

    /**
     * One transaction, and what the database says to it, a refusal included.
     *
     * @throws IOException when the database was not reached or the connection broke; whether the transaction is kept is then
     *     unknown only if the text says so
     */
    public SqlReply ask(SqlRequest request, InetSocketAddress where, Duration patience) throws IOException {
        Seat seat = seats.computeIfAbsent(where + " " + request.login(), key -> new Seat(where, request.login()));
        synchronized (seat) {
            return seat.ask(request, patience);
        }
    }

    /** Where the one session of a database and user sits. */
    private final class Seat {
        private final InetSocketAddress where;
        private final SqlLogin login;
        private PgSession session;

        Seat(InetSocketAddress where, SqlLogin login) {
            this.where = where;
            this.login = login;
        }

        SqlReply ask(SqlRequest request, Duration patience) throws IOException {
            boolean used = session != null;
            try {
                return run(request, patience);
            } catch (SQLException e) {
                boolean broken = isBroken(e);
                if (!broken && session == null) return refused(e);
                if (!broken) return session.recover() ? refused(e) : leave(e);
                boolean inDoubt = session != null && session.inDoubt();
                drop();
                // a session that was idle may have been closed long ago; nothing is kept before the commit, so ask anew
                if (!used || inDoubt || isTimeout(e)) throw failure(e, inDoubt);
            }
            try {
                return run(request, patience);
            } catch (SQLException e) {
                if (!isBroken(e)) return session == null || session.recover() ? refused(e) : leave(e);
                boolean inDoubt = session != null && session.inDoubt();
                drop();
                throw failure(e, inDoubt);
            }
        }

        private SqlReply run(SqlRequest request, Duration patience) throws SQLException {
            if (session == null)
                session = PgSession.open(where, login, sockets, trust, patience);
            return session.run(request, patience);
        }

        private SqlReply leave(SQLException why) {
            drop();
            return refused(why);
        }

        private void drop() {
            if (session != null) session.close();
            session = null;
        }

        private IOException failure(SQLException why, boolean inDoubt) {
            IOException cause = ioCause(why);
            String text = cause == null ? why.getMessage() : cause.getMessage();
            return new IOException(
                    "PostgreSQL at " + Hop.text(where) + ": " + text
                            + (inDoubt ? "; whether the transaction is kept is not known" : ""),
                    why);
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

    private static boolean isTimeout(SQLException why) {
        return ioCause(why) instanceof SocketTimeoutException;
    }

    private static IOException ioCause(Throwable why) {
        for (Throwable t = why; t != null; t = t.getCause()) if (t instanceof IOException io) return io;
        return null;
    }
}
