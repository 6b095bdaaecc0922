package voicelab.bench.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import voicelab.engines.sql.LabDatabase;
import voicelab.engines.sql.LabDatabases;
import voicelab.engines.sql.client.SqlClient;
import voicelab.net.Dialer;
import voicelab.net.Gate;
import voicelab.net.tls.LabCa;
import voicelab.protocols.sql.SqlLogin;
import voicelab.protocols.sql.SqlRequest;
import voicelab.protocols.sql.SqlStatement;

/**
 * The run's call records as rows at SQL Server, read over TDS by the reader that may read and nothing else. A call is known by its
 * caller's number, which no other call has.
 */
final class RecordRows implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Calls a question, which reads the whole table: their numbers differ in their last four digits. */
    private static final int PAGE = 10_000;

    private static final String COUNT = "SELECT COUNT(*) FROM voicelab_cdr WHERE ani LIKE ?";
    private static final String ROWS =
            "SELECT ani, component, COUNT(*) FROM voicelab_cdr WHERE ani LIKE ? GROUP BY ani, component";

    private static final String OF_CALL =
            "SELECT component, node, call_result, reason FROM voicelab_cdr WHERE ani = ? ORDER BY seq";

    private final SqlClient client;
    private final InetSocketAddress server;
    private final SqlLogin login;
    private final String series;

    /** @param series what the callers' numbers begin with */
    RecordRows(InetAddress own, InetSocketAddress server, String series) {
        Dialer dialer = new Dialer(own);
        // TLS for the log-in alone, whose certificate the driver does not check: the authority is only there to be none
        client = new SqlClient(caller -> dialer.sockets(new Gate()), new LabCa(Clock.systemUTC()));
        LabDatabase reader = LabDatabases.GVP_RS_READER;
        login = new SqlLogin(SqlLogin.Server.SQL_SERVER, reader.name(), reader.user(), reader.password(), false);
        this.server = server;
        this.series = series;
    }

    /** All of them, whatever became of their calls. */
    long count() throws IOException {
        return Long.parseLong(ask(COUNT, series + "%").get(0).get(0));
    }

    /** What there is of those calls. */
    RecordTally tally(BitSet completed) throws IOException {
        RecordTally tally = new RecordTally(completed);
        for (int from = 0; from < completed.length(); from += PAGE) {
            String page = series + String.format(Locale.ROOT, "%03d", from / PAGE) + "%";
            for (List<String> row : ask(ROWS, page)) {
                int number = Integer.parseInt(row.get(0).substring(series.length()));
                tally.row(number, row.get(1), Integer.parseInt(row.get(2)));
            }
        }
        return tally;
    }

    /** What the records of one call say, for whoever looks for the cause. */
    String told(String ani) throws IOException {
        return ask(OF_CALL, ani).stream()
                .map(row -> row.get(0) + " at " + row.get(1) + " " + row.get(2) + " (" + row.get(3) + ")")
                .collect(Collectors.joining(", "));
    }

    private List<List<String>> ask(String sql, String value) throws IOException {
        SqlRequest request = new SqlRequest(login, List.of(SqlStatement.of(sql, value)));
        return client.ask("", new SqlClient.Asked(request, server, PATIENCE))
                .orThrow()
                .get(0)
                .rows();
    }

    @Override
    public void close() {
        client.close();
    }
}
