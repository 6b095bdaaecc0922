package voicelab.engines.sql.client;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.net.SocketFactory;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;
import voicelab.net.tls.LabCa;
import voicelab.protocols.sql.SqlLogin;

/** How a session at PostgreSQL begins. */
final class PgOpening {
    private PgOpening() {}

    /**
     * Dials and logs in. The connection is made as pgjdbc's own driver makes it, but for that driver's properties, which
     * pass on texts only and would lose the sockets.
     */
    static Connection open(InetSocketAddress where, SqlLogin login, SocketFactory sockets, LabCa ca, Duration patience)
            throws SQLException {
        Properties session = new Properties();
        session.put(PgSockets.GIVEN, sockets);
        session.put(PgTrust.GIVEN, ca);
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
        return new PgConnection(new HostSpec[] {new HostSpec(host, where.getPort())}, session, "jdbc:postgresql:");
    }
}
