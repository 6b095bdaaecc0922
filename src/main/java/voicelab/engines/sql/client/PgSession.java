package voicelab.engines.sql.client;

import java.net.InetSocketAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;
import voicelab.protocols.sql.SqlLogin;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;

/** One session of one user at one database. Not thread-safe. */
final class PgSession {
    private static final int MAX_ROWS = 200_000;
    private static final int MAX_CELL_CHARS = 8 << 20;

    private final PgConnection connection;
    private boolean committing;

    private PgSession(PgConnection connection) {
        this.connection = connection;
    }

    /**
     * Dials and logs in. The connection is made as pgjdbc's own driver makes it, but for that driver's properties, which
     * pass on texts only and would lose the sockets.
     */
    static PgSession open(
            InetSocketAddress where,
            SqlLogin login,
            SocketFactory sockets,
            Supplier<SSLContext> trust,
            Duration patience)
            throws SQLException {
        Properties session = new Properties();
        session.put(PgSockets.GIVEN, sockets);
        session.put(PgTrust.GIVEN, trust);
        PGProperty.SOCKET_FACTORY.set(session, PgSockets.class.getName());
        PGProperty.SSL_FACTORY.set(session, PgTrust.class.getName());
        // verify-ca needs pgjdbc's own factory, which reads files; "require" with ours believes the lab's authority
        // alone
        PGProperty.SSL_MODE.set(session, login.tls() ? "require" : "disable");
        PGProperty.GSS_ENC_MODE.set(session, "disable");
        PGProperty.USER.set(session, login.user());
        PGProperty.PASSWORD.set(session, login.password());
        PGProperty.PG_DBNAME.set(session, login.database());
        PGProperty.APPLICATION_NAME.set(session, "voicelab");
        // says early what the server speaks, so that nothing is asked after the login
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(session, "12");
        PGProperty.DATABASE_METADATA_CACHE_FIELDS.set(session, 0);
        int seconds = (int) Math.max(1, patience.toSeconds());
        PGProperty.CONNECT_TIMEOUT.set(session, seconds);
        PGProperty.SOCKET_TIMEOUT.set(session, seconds);
        String host = where.getAddress().getHostAddress();
        PgConnection connection =
                new PgConnection(new HostSpec[] {new HostSpec(host, where.getPort())}, session, "jdbc:postgresql:");
        connection.setAutoCommit(false);
        return new PgSession(connection);
    }

    /** Runs all statements in one transaction. */
    SqlReply run(SqlRequest request, Duration patience) throws SQLException {
        committing = false;
        connection.setNetworkTimeout(null, (int) Math.max(1, patience.toMillis()));
        List<SqlResult> results = new ArrayList<>();
        for (SqlStatement statement : request.statements()) {
            SqlResult result = run(statement);
            if (statement.changes() >= 0 && result.changed() != statement.changes()) {
                connection.rollback();
                return SqlReply.refused(
                        SqlReply.NOT_AS_EXPECTED,
                        result.changed() + " rows would change, not " + statement.changes() + ": " + statement.text());
            }
            results.add(result);
        }
        committing = true;
        connection.commit();
        return SqlReply.kept(results);
    }

    /** Whether a failure came after the database was asked to keep the transaction: then nobody knows whether it did. */
    boolean inDoubt() {
        return committing;
    }

    private SqlResult run(SqlStatement statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
            List<Object> values = statement.values();
            for (int i = 0; i < values.size(); i++) prepared.setObject(i + 1, values.get(i));
            if (!prepared.execute()) return new SqlResult(List.of(), Math.max(0, prepared.getUpdateCount()));
            try (ResultSet rows = prepared.getResultSet()) {
                return new SqlResult(rows(rows), 0);
            }
        }
    }

    private static List<List<String>> rows(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            if (rows.size() == MAX_ROWS) throw new SQLException("more than " + MAX_ROWS + " rows", "54000");
            List<String> row = new ArrayList<>(columns);
            for (int i = 1; i <= columns; i++) {
                String cell = result.getString(i);
                if (cell != null && cell.length() > MAX_CELL_CHARS)
                    throw new SQLException("a value of more than " + MAX_CELL_CHARS + " characters", "54000");
                row.add(cell);
            }
            rows.add(row);
        }
        return rows;
    }

    /** Takes back what a refused transaction began; false when the session is of no more use. */
    boolean recover() {
        try {
            connection.rollback();
            return !connection.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // it is gone already
        }
    }
}
