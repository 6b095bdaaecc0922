package voicelab.systems.reportingserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;
import voicelab.standin.LabContext;

/** The database at the far end of gvp-16. Its session is opened by the first transaction. */
final class CallDatabase implements RecordDatabase {
    static final String LINK = "gvp-16";
    private static final SystemId SQL_SERVER = new SystemId("sql-server");

    private final LabContext lab;
    private final ReportingSettings settings;
    private final Optional<InetSocketAddress> where;
    private volatile boolean arrowsOpen;

    CallDatabase(LabContext lab, ReportingSettings settings) {
        this.lab = lab;
        this.settings = settings;
        this.where = lab.where(SQL_SERVER, "TDS");
    }

    /** What a broker kept from an earlier run comes before the arrows are there; it waits. */
    void arrowsOpen() {
        arrowsOpen = true;
    }

    /** Why nothing can be stored, whatever happens; empty when there is a database. */
    String absence() {
        return where.isPresent() ? "" : "this lab has no SQL Server, records wait in the broker";
    }

    @Override
    public List<SqlResult> ask(List<SqlStatement> transaction) throws IOException {
        InetSocketAddress to = where.orElseThrow(() -> new IOException(absence()));
        if (!arrowsOpen) throw new NotYet();
        SqlRequest request = new SqlRequest(settings.database(), transaction);
        return ((SqlReply) lab.arrow(LINK).call(request, new Hop(null, to), settings.patience())).orThrow();
    }

    void say(String what) {
        lab.journal().note(Kind.EVENT, LINK, lab.self().toString(), SQL_SERVER.text(), what);
    }

    /** Nothing is wrong: the lab is still starting. */
    static final class NotYet extends IOException {
        private static final long serialVersionUID = 1;

        NotYet() {
            super("the arrows are not open yet");
        }
    }
}
