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

/** Somebody at the lab's own host with a SQL session at PostgreSQL's documented port. */
public final class SqlDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SqlClient client;
    private final InetSocketAddress where;
    private final SqlLogin login;

    /** @throws IOException when PostgreSQL's listener is switched off */
    public SqlDesk(Lab lab, LabDatabase database) throws IOException {
        InstanceId server = InstanceId.first(new SystemId("postgresql"));
        where = lab.plan()
                .dial(server, lab.map().system(server.system()).listener("SQL").orElseThrow())
                .orElseThrow(() -> new IOException("PostgreSQL's listener is switched off"));
        Dialer dialer = new Dialer(lab.plan().net().lab());
        client = new SqlClient(
                caller -> dialer.sockets(new Gate()), () -> lab.running().ca().trusting());
        login = new SqlLogin(database.name(), database.user(), database.password(), false);
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
}
