package voicelab.engines.sql.client;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import voicelab.net.tls.LabCa;
import voicelab.protocols.sql.SqlLogin;

/** How a session at SQL Server begins. */
final class TdsOpening {
    /** Held, so that its level is not collected with it: a server that is away is the caller's to tell, once. */
    private static final Logger DRIVER = Logger.getLogger("com.microsoft.sqlserver.jdbc");

    private static final int MAX_LOGIN_SECONDS = 65_535;

    private TdsOpening() {}

    /** Dials and logs in; encrypted as by the driver's default, or TLS for the log-in alone. */
    static Connection open(InetSocketAddress where, SqlLogin login, SocketFactory sockets, LabCa ca, Duration patience)
            throws SQLException {
        if (DRIVER.getLevel() == null) DRIVER.setLevel(Level.OFF);
        String ticket = Tickets.leave(sockets, ca);
        Properties session = new Properties();
        session.setProperty("socketFactoryClass", TdsSockets.class.getName());
        session.setProperty("socketFactoryConstructorArg", ticket);
        session.setProperty("trustManagerClass", TdsTrust.class.getName());
        session.setProperty("trustManagerConstructorArg", ticket);
        session.setProperty("encrypt", Boolean.toString(login.tls()));
        session.setProperty("user", login.user());
        session.setProperty("password", login.password());
        session.setProperty("databaseName", login.database());
        session.setProperty("applicationName", "voicelab");
        // a lost session is the caller's to open again: what it had begun must not go on in another
        session.setProperty("connectRetryCount", "0");
        session.setProperty("disableStatementPooling", "false");
        session.setProperty("statementPoolingCacheSize", "50");
        session.setProperty(
                "loginTimeout", Long.toString(Math.min(MAX_LOGIN_SECONDS, Math.max(1, patience.toSeconds()))));
        session.setProperty("socketTimeout", Long.toString(Math.max(1, patience.toMillis())));
        String host = where.getAddress().getHostAddress();
        try {
            // the driver itself: DriverManager would load and ask every driver in the jar
            Connection connection =
                    new SQLServerDriver().connect("jdbc:sqlserver://" + host + ":" + where.getPort(), session);
            if (connection == null) throw new SQLException("mssql-jdbc does not know this address: " + host, "08001");
            return connection;
        } finally {
            Tickets.takeAway(ticket);
        }
    }
}
