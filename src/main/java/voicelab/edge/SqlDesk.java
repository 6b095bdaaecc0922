package voicelab.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import voicelab.Lab;
import voicelab.engines.sql.LabDatabase;
import voicelab.engines.sql.client.SqlClient;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Dialer;
import voicelab.net.Gate;
import voicelab.protocols.sql.SqlLogin;
import voicelab.protocols.sql.SqlRequest;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;

/** Somebody at the lab's own host with a SQL session at a database's documented port. */
public final class SqlDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SqlClient client;
    private final InetSocketAddress where;
    private final SqlLogin login;

    private SqlDesk(Lab lab, String system, String listener, SqlLogin login) throws IOException {
        InstanceId server = InstanceId.first(new SystemId(system));
        where = lab.plan()
                .dial(
                        server,
                        lab.map().system(server.system()).listener(listener).orElseThrow())
                .orElseThrow(() -> new IOException(login.server().title() + "'s listener is switched off"));
        Dialer dialer = new Dialer(lab.plan().net().lab());
        client = new SqlClient(
                caller -> dialer.sockets(new Gate()), lab.running().ca());
        this.login = login;
    }

    /** @throws IOException when PostgreSQL's listener is switched off */
    public static SqlDesk postgresql(Lab lab, LabDatabase database) throws IOException {
        return new SqlDesk(
                lab, "postgresql", "SQL", new SqlLogin(database.name(), database.user(), database.password(), false));
    }

    /** @throws IOException when SQL Server's listener is switched off */
    public static SqlDesk sqlServer(Lab lab, LabDatabase database) throws IOException {
        return new SqlDesk(
                lab,
                "sql-server",
                "TDS",
                new SqlLogin(SqlLogin.Server.SQL_SERVER, database.name(), database.user(), database.password(), true));
    }

    /**
     * The rows of one statement, as texts.
     *
     * @throws IOException when the database refuses it or does not answer
     */
    public List<List<String>> rows(String sql, Object... values) throws IOException {
        SqlRequest request = new SqlRequest(login, List.of(SqlStatement.of(sql, values)));
        List<SqlResult> results =
                client.ask("", new SqlClient.Asked(request, where, PATIENCE)).orThrow();
        return results.get(0).rows();
    }

    @Override
    public void close() {
        client.close();
    }
}
