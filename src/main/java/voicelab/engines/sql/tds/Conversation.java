package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.Collection;
import voicelab.engines.sql.front.ClientPipe;
import voicelab.protocols.tds.Done;
import voicelab.protocols.tds.Login7;
import voicelab.protocols.tds.PacketType;
import voicelab.protocols.tds.TdsError;
import voicelab.protocols.tds.TdsException;
import voicelab.protocols.tds.TdsMessage;
import voicelab.protocols.tds.TokenWriter;

/** What is said on one connection after its handshake: LOGIN7, then requests. On the connection's lane. */
final class Conversation implements ClientPipe.Talk {
    private final TdsServer server;
    private final TdsPipe pipe;
    private final Answer answer;
    private volatile TdsSession session;
    private boolean over;

    Conversation(TdsServer server, TdsPipe pipe) {
        this.server = server;
        this.pipe = pipe;
        this.answer = new Answer(pipe, server.name());
    }

    @Override
    public boolean isLoggedIn() {
        return session != null;
    }

    @Override
    public boolean isIn(Collection<String> databases) {
        TdsSession open = session;
        return open != null && open.isIn(databases);
    }

    /** The client gives up what runs, or is gone. */
    @Override
    public void stop() {
        TdsSession open = session;
        if (open != null) open.cancel();
    }

    void take(TdsMessage message) {
        if (over) return;
        try {
            if (session == null) enter(message);
            else request(message);
        } catch (Answer.Gone e) {
            over = true;
        } catch (TdsException e) {
            pipe.note(e.getMessage());
            // SQL Server 4002: the incoming stream is incorrect
            fatal(new TdsError(
                    4002,
                    1,
                    20,
                    "The incoming tabular data stream (TDS) protocol stream is incorrect. "
                            + "The stream ended unexpectedly: " + e.getMessage(),
                    "",
                    1));
        } catch (RuntimeException | Error e) {
            server.arrivals().bug("a TDS session", e);
            fatal(new TdsError(50_000, 1, 20, "An error of this stand-in's own; its log has it.", "", 1));
        }
    }

    private void enter(TdsMessage message) throws TdsException {
        Login7 login = Login7.parse(message.body());
        try {
            session = new LogIn(server, pipe, answer).enter(login);
        } catch (TdsFault e) {
            answer.done(TokenWriter.DONE, Done.ERROR, Done.NOTHING, 0);
            answer.end();
            over = true;
            pipe.hangUp();
        } catch (SQLException e) {
            fatal(Faults.of(e).asError(1, ""));
        }
    }

    private void request(TdsMessage message) throws TdsException {
        if (message.type() == PacketType.ATTENTION) {
            // 2.2.1.7: what it stopped had its own end before
            session.attended();
            answer.done(TokenWriter.DONE, Done.ATTENTION, Done.NOTHING, 0);
            answer.end();
            return;
        }
        if (message.isIgnored()) answer.done(TokenWriter.DONE, 0, Done.NOTHING, 0);
        else new Requests(session, answer).run(message);
        // servers since 2005 end what was given up with an error's DONE, and acknowledge in a message of its own
        if (session.isCancelled()) answer.done(TokenWriter.DONE, Done.ERROR, Done.NOTHING, 0);
        answer.end();
        if (!session.isBroken()) return;
        over = true;
        pipe.hangUp();
    }

    private void fatal(TdsError error) {
        over = true;
        try {
            answer.error(error);
            answer.done(TokenWriter.DONE, Done.ERROR, Done.NOTHING, 0);
            answer.end();
        } catch (Answer.Gone e) {
            return;
        }
        pipe.hangUp();
    }

    @Override
    public void close() {
        over = true;
        TdsSession open = session;
        if (open != null) open.close();
    }
}
