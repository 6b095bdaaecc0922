package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.List;
import voicelab.engines.sql.tds.rewrite.Rewriter;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.Done;

/** One batch, or the statements of one call, while they are run. */
final class Run {
    private static final int MAX_NESTING = 32;

    private final TdsSession session;
    private final Answer answer;
    private final Scope scope;
    private final int doneToken;
    private final String procedure;
    private final int nesting;
    private final Flow flow;
    private List<Object[]> captured;
    private boolean stopped;
    private boolean failed;
    private int status;

    /**
     * @param doneToken DONE in a batch, DONEINPROC within a procedure
     * @param procedure its name, or empty
     */
    Run(TdsSession session, Answer answer, Scope scope, int doneToken, String procedure, int nesting) {
        this.session = session;
        this.answer = answer;
        this.scope = scope;
        this.doneToken = doneToken;
        this.procedure = procedure;
        this.nesting = nesting;
        this.flow = new Flow(this);
    }

    /** A procedure that this one calls. */
    Run within(Scope inner, int inDoneToken, String name) throws TdsFault {
        if (nesting >= MAX_NESTING)
            throw TdsFault.of(
                    217,
                    "Maximum stored procedure, function, trigger, or view nesting level exceeded (limit " + MAX_NESTING
                            + ").");
        Run run = new Run(session, answer, inner, inDoneToken, name, nesting + 1);
        run.captured = captured;
        return run;
    }

    /** Rows are kept from now on and not sent. */
    void capture(List<Object[]> rows) {
        captured = rows;
    }

    boolean isCapturing() {
        return captured != null;
    }

    List<Object[]> captured() {
        return captured;
    }

    TdsSession session() {
        return session;
    }

    Answer answer() {
        return answer;
    }

    Scope scope() {
        return scope;
    }

    int doneToken() {
        return doneToken;
    }

    /** Takes the text apart and runs it; what is wrong with it stands in the answer. */
    void text(String batch) {
        List<Statement> statements;
        try {
            statements = session.batches().parse(batch);
        } catch (TdsFault e) {
            fail(e, 1, Done.NOTHING);
            return;
        }
        flow.all(statements);
        dropTableVariables();
    }

    private void dropTableVariables() {
        try {
            for (String table : scope.tables()) session.engine().drop(table);
        } catch (SQLException e) {
            session.bug(e);
        }
    }

    void one(Statement.Simple statement) {
        int command = Commands.of(statement);
        try {
            Permissions.check(session, statement);
            Commands.Operation operation = Commands.operation(statement);
            session.arrived(statement.text(), shown(statement));
            operation.run(statement, this);
        } catch (TdsFault e) {
            fail(e, statement.line(), command);
        } catch (SQLException e) {
            if (session.isCancelled()) stop();
            else fail(ConstraintFaults.of(e, statement, session), statement.line(), command);
        }
    }

    /** The values of the variables that the statement names. */
    private List<String> shown(Statement.Simple statement) {
        return statement.tokens().list().stream()
                .filter(token -> token.kind() == voicelab.engines.sql.text.Token.Kind.PARAMETER
                        && !token.text().startsWith("@@")
                        && scope.isScalar(token.text()))
                .map(token -> Values.shown(scope.shown(token.text())))
                .toList();
    }

    Rewritten rewrite(Tokens tokens) throws TdsFault {
        return Rewriter.rewrite(tokens, scope);
    }

    void fail(TdsFault fault, int line, int command) {
        failed = true;
        status = fault.number();
        if (fault.isNotImplemented()) session.unsupported(fault.getMessage());
        session.ended(fault.number(), 0);
        try {
            if (fault.number() == 1205 || session.options().abortsTransactions())
                session.transactions().rollback(answer);
            else session.transactions().statementFailed();
        } catch (SQLException e) {
            session.breakOff();
        }
        answer.error(fault.asError(line, procedure));
        done(Done.ERROR, command, 0);
        if (fault.severity() >= 20) session.breakOff();
        if (!Commands.goesOnAfter(fault) || session.options().abortsTransactions()) stop();
    }

    /** A statement without a count has ended well. */
    void done(int command) {
        session.ended(0, 0);
        done(0, command, 0);
    }

    /** A statement that counted rows has ended well. */
    void counted(int command, long rows) {
        session.ended(0, rows);
        done(session.options().noCount() ? 0 : Done.COUNT, command, rows);
    }

    private void done(int bits, int command, long rows) {
        if (isCapturing()) return;
        int transaction = session.transactions().depth() > 0 ? Done.IN_TRANSACTION : 0;
        answer.done(doneToken, bits | transaction, command, rows);
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped || session.isCancelled() || session.isBroken();
    }

    boolean hasFailed() {
        return failed;
    }

    /** What a procedure returns: 0, the number of its last error, or what RETURN said. */
    int status() {
        return status;
    }

    void status(int returned) {
        status = returned;
    }
}
