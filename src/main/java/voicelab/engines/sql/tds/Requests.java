package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.protocols.tds.Done;
import voicelab.protocols.tds.PacketType;
import voicelab.protocols.tds.RpcCall;
import voicelab.protocols.tds.SqlBatch;
import voicelab.protocols.tds.TdsException;
import voicelab.protocols.tds.TdsMessage;
import voicelab.protocols.tds.TokenWriter;
import voicelab.protocols.tds.TransactionRequest;

/** One request of a session that is logged in. */
final class Requests {
    private final TdsSession session;
    private final Answer answer;

    Requests(TdsSession session, Answer answer) {
        this.session = session;
        this.answer = answer;
    }

    void run(TdsMessage message) throws TdsException {
        try {
            if (message.resets()) {
                session.reset(message.keepsTransaction());
                answer.token(out -> TokenWriter.environment(out, TokenWriter.ENV_RESET, new byte[0], new byte[0]));
            }
            switch (message.type()) {
                case PacketType.SQL_BATCH -> batch(SqlBatch.parse(message.body()));
                case PacketType.RPC -> {
                    for (RpcCall call : RpcCall.parse(message.body())) if (!session.isCancelled()) call(call);
                }
                case PacketType.TRANSACTION -> transaction(TransactionRequest.parse(message.body()));
                case PacketType.BULK_LOAD -> refuse(TdsFault.notImplemented("Bulk load"));
                default -> throw new TdsException("a message of type " + message.type() + " after the log-in");
            }
        } catch (TdsFault e) {
            refuse(e);
        } catch (SQLException e) {
            if (!session.isCancelled()) refuse(Faults.of(e));
        }
        if (!answer.hasDone()) done(0);
    }

    private void batch(SqlBatch batch) {
        new Run(session, answer, new Scope(session), TokenWriter.DONE, "", 0).text(batch.text());
    }

    private void call(RpcCall call) {
        Run run = new Run(session, answer, new Scope(session), TokenWriter.DONEINPROC, "", 0);
        List<Argument> arguments = new ArrayList<>();
        for (RpcCall.Parameter one : call.parameters())
            arguments.add(new Argument(one.name(), one.output(), SqlType.of(one.type()), one.value(), null));
        Call made = new Call(call.name().isEmpty() ? "#" + call.number() : call.name(), arguments);
        boolean failed = false;
        try {
            Procedures.find(made.procedure()).run(made, run);
        } catch (TdsFault e) {
            failed = true;
            if (e.isNotImplemented()) session.unsupported(e.getMessage());
            session.ended(e.number(), 0);
            answer.error(e.asError(1, ""));
        } catch (SQLException e) {
            failed = true;
            if (session.isCancelled()) return;
            answer.error(Faults.of(e).asError(1, ""));
        }
        answer.returnStatus(made.status());
        for (Call.Returned one : made.returned())
            answer.returnValue(
                    one.ordinal(), one.argument().name(), one.argument().type().wire(), one.value());
        int bits = (failed ? Done.ERROR : 0) | (session.transactions().depth() > 0 ? Done.IN_TRANSACTION : 0);
        answer.done(TokenWriter.DONEPROC, bits, Done.EXECUTE, 0);
    }

    private void transaction(TransactionRequest request) throws TdsFault, SQLException {
        Transactions transactions = session.transactions();
        switch (request.kind()) {
            case TransactionRequest.BEGIN -> transactions.begin(request.name(), answer);
            case TransactionRequest.COMMIT -> transactions.commit(answer);
            case TransactionRequest.ROLLBACK -> transactions.rollback(request.name(), answer);
            case TransactionRequest.SAVE -> transactions.save(request.name());
            default -> throw TdsFault.notImplemented("The transaction manager's request " + request.kind());
        }
        if (request.beginsNext()) transactions.begin("", answer);
        done(0);
    }

    private void refuse(TdsFault fault) {
        if (fault.isNotImplemented()) session.unsupported(fault.getMessage());
        session.ended(fault.number(), 0);
        answer.error(fault.asError(1, ""));
        done(Done.ERROR);
    }

    private void done(int bits) {
        int transaction = session.transactions().depth() > 0 ? Done.IN_TRANSACTION : 0;
        answer.done(TokenWriter.DONE, bits | transaction, Done.NOTHING, 0);
    }
}
