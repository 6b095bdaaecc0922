package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.pgwire.BackWriter;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.PgWireException;
import voicelab.protocols.pgwire.WireFault;
import voicelab.protocols.sql.SqlParcel;

/** A client that is logged in: its statements, simple and extended, and the ends of transactions between them. */
final class StatementDesk {
    private final PgSession session;
    private final BackWriter out;
    private final Conversation conversation;
    private final ExtendedQuery extended;
    private final RowSender sender;
    private final Deque<Tokens> rest = new ArrayDeque<>();
    private String text = "";
    private int count;
    private CopyTask copy;
    private boolean copyIsSimple;
    private boolean skipping;

    StatementDesk(PgSession session, BackWriter out, Conversation conversation) {
        this.session = session;
        this.out = out;
        this.conversation = conversation;
        this.sender = new RowSender(out, conversation);
        this.extended = new ExtendedQuery(session, out, sender, this);
    }

    void take(FrontMessage message) throws PgWireException {
        boolean ofCopy = message instanceof FrontMessage.CopyData
                || message instanceof FrontMessage.CopyDone
                || message instanceof FrontMessage.CopyFail;
        session.engine().attend(true);
        try {
            if (copy != null && copying(message)) return;
            // what a client sends of a copy that has failed already
            if (ofCopy) return;
            if (message instanceof FrontMessage.Sync) sync();
            else if (skipping) return;
            else if (message instanceof FrontMessage.Query query) query(query.sql());
            else if (message instanceof FrontMessage.Flush) conversation.flush();
            else if (message instanceof FrontMessage.FunctionCall) functionCall();
            else extended.take(message);
        } catch (PgFault e) {
            failed(e.fault(), message instanceof FrontMessage.Query || (ofCopy && copyIsSimple));
        } catch (SQLException e) {
            failed(faultOf(e), message instanceof FrontMessage.Query || (ofCopy && copyIsSimple));
        }
    }

    private static WireFault faultOf(SQLException e) {
        if (States.LIMIT_EXCEEDED.equals(e.getSQLState()))
            return WireFault.error(States.LIMIT_EXCEEDED, e.getMessage());
        return Faults.of(e).fault();
    }

    private void failed(WireFault fault, boolean simple) {
        out.buffer().undo();
        closeCopy();
        rest.clear();
        out.error(fault);
        session.failed();
        extended.transactionFailed();
        if (simple) ready();
        else skipping = true;
    }

    private void functionCall() {
        out.error(PgFault.unsupported("a function call message").fault());
        session.failed();
        ready();
    }

    private void sync() throws SQLException {
        skipping = false;
        settle();
        ready();
    }

    /** What was done outside of a transaction block is kept now; its portals end. */
    private void settle() throws SQLException {
        if (!session.inTransaction()) extended.closePortals();
        session.settle();
    }

    private void ready() {
        notices();
        out.ready(session.status().wire);
        session.engine().attend(false);
    }

    private void notices() {
        session.given().takeNotices().forEach(out::notice);
        for (String key : session.given().takeReported())
            out.parameter(
                    ServerSettings.reported().get(key), session.given().all().getOrDefault(key, ""));
    }

    private void query(String sql) throws PgFault, SQLException {
        extended.closeUnnamed();
        rest.clear();
        rest.addAll(PgSession.statements(sql));
        text = sql;
        count = rest.size();
        if (count == 0) {
            arrived(sql, List.of());
            out.emptyQuery();
        }
        goOn();
    }

    /** Runs the statements of a simple query that are left, up to the next copy. */
    private void goOn() throws PgFault, SQLException {
        while (!rest.isEmpty()) {
            Tokens one = rest.poll();
            String its = textOf(one);
            arrived(its, List.of());
            Plan plan = session.plan(one, its);
            if (!plan.parameters().isEmpty()) throw new PgFault("42P02", "there is no parameter $1");
            Outcome outcome = session.run(plan, new Object[0]);
            if (outcome.copy() != null) {
                begin(outcome.copy(), true);
                if (copy != null) return;
            } else if (outcome.rows() != null) {
                sender.describe(plan.columns(), List.of());
                sender.sendAll(outcome, plan.columns(), List.of());
            } else {
                notices();
                out.complete(outcome.tag());
            }
        }
        settle();
        ready();
    }

    private String textOf(Tokens one) {
        if (count == 1) return text;
        int from = one.get(0).at();
        Tokens next = rest.peek();
        return text.substring(from, next == null ? text.length() : next.get(0).at())
                .strip();
    }

    /** Begins a copy; one to the client ends here, too. */
    void begin(CopyTask task, boolean simple) throws PgFault, SQLException {
        copy = task;
        copyIsSimple = simple;
        if (task.isIn()) {
            out.copyIn(task.columns());
            return;
        }
        out.copyOut(task.columns());
        long rows = 0;
        for (byte[] line = task.line(); line != null; line = task.line()) {
            out.copyData(line);
            rows++;
            if (!conversation.sendIfMuch()) break;
        }
        closeCopy();
        out.copyDone();
        out.complete("COPY " + rows);
    }

    /** Whether the message belongs to the copy that runs. */
    private boolean copying(FrontMessage message) throws PgFault, SQLException {
        if (message instanceof FrontMessage.CopyData data) copy.take(data.data());
        else if (message instanceof FrontMessage.CopyDone) {
            long rows = copy.end();
            closeCopy();
            out.complete("COPY " + rows);
            if (copyIsSimple) goOn();
        } else if (message instanceof FrontMessage.CopyFail fail)
            throw new PgFault(States.CANCELED, "COPY from stdin failed: " + fail.reason());
        else if (message instanceof FrontMessage.Sync || message instanceof FrontMessage.Flush) return true;
        else {
            boolean simple = copyIsSimple;
            failed(WireFault.error(States.PROTOCOL_VIOLATION, "unexpected message during COPY from stdin"), simple);
        }
        return true;
    }

    private void closeCopy() {
        if (copy != null) copy.close();
        copy = null;
    }

    void arrived(String sql, List<String> values) {
        conversation
                .server()
                .arrivals()
                .arrived(
                        new SqlParcel(
                                session.engine().database().dialectName(),
                                session.databaseName(),
                                session.user(),
                                sql,
                                values),
                        conversation.hop());
    }

    void told() {
        notices();
    }

    void cancel() {
        session.engine().cancel();
    }

    void close() {
        closeCopy();
        extended.close();
        session.close();
    }
}
