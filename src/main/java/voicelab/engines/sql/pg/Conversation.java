package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.Collection;
import voicelab.engines.sql.front.ClientPipe;
import voicelab.net.Hop;
import voicelab.protocols.pgwire.BackWriter;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.PgWireException;
import voicelab.protocols.pgwire.WireFault;

/** What is said on one connection: the log-in, then statements. On the connection's lane. */
final class Conversation implements ClientPipe.Talk {
    private static final int SEND_AT = 64 << 10;

    private final PgServer server;
    private final PgPipe pipe;
    private final BackWriter out = new BackWriter();
    private final LogIn logIn;
    private volatile StatementDesk desk;
    private volatile String database = "";
    private boolean over;

    Conversation(PgServer server, PgPipe pipe) {
        this.server = server;
        this.pipe = pipe;
        this.logIn = new LogIn(server, pipe, out);
    }

    @Override
    public boolean isLoggedIn() {
        return desk != null;
    }

    @Override
    public boolean isIn(Collection<String> databases) {
        return databases.contains(database);
    }

    /** @param last whether nothing more waits: then what was written is sent */
    void take(FrontMessage message, boolean last) {
        if (over) return;
        try {
            if (message instanceof FrontMessage.Terminate) end();
            else if (desk != null) desk.take(message);
            else enter(message);
        } catch (PgFault e) {
            // outside of statements: the end
            fatal(e.fault());
        } catch (PgWireException e) {
            pipe.note(e.getMessage());
            fatal(WireFault.fatal(States.PROTOCOL_VIOLATION, e.getMessage()));
        } catch (SQLException e) {
            fatal(Faults.of(e).fault());
        } catch (RuntimeException | Error e) {
            server.arrivals().bug("a PostgreSQL session", e);
            fatal(WireFault.fatal(States.INTERNAL, "an error of this stand-in's own; its log has it"));
        }
        if (last || out.size() > SEND_AT) pipe.send(out.take(), last);
    }

    private void enter(FrontMessage message) throws PgFault, PgWireException, SQLException {
        if (message instanceof FrontMessage.Startup startup
                && startup.parameters().containsKey("database"))
            database = startup.parameters().get("database");
        PgSession session = logIn.take(message);
        if (session == null) return;
        database = session.databaseName();
        desk = new StatementDesk(session, out, this);
    }

    /** Sends what was written so far; false when the client is gone. */
    boolean sendIfMuch() {
        return out.size() < SEND_AT || pipe.send(out.take(), false);
    }

    void flush() {
        pipe.send(out.take(), true);
    }

    Hop hop() {
        return pipe.hop();
    }

    PgServer server() {
        return server;
    }

    private void fatal(WireFault fault) {
        out.error(new WireFault(
                "FATAL", fault.state(), fault.text(), fault.detail(), fault.hint(), fault.place(), fault.position()));
        end();
    }

    private void end() {
        over = true;
        pipe.closeBehind(out.take());
    }

    @Override
    public void stop() {
        StatementDesk open = desk;
        if (open != null) open.cancel();
    }

    @Override
    public void close() {
        over = true;
        StatementDesk open = desk;
        if (open != null) open.close();
    }
}
