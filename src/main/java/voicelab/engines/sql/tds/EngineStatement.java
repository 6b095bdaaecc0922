package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.tds.text.Statement;

/** A statement that the engine runs: queries and changes. */
final class EngineStatement implements Commands.Operation {

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Rewritten rewritten = run.rewrite(statement.tokens());
        int command = Commands.of(statement);
        TdsSession session = run.session();
        if (session.options().formatOnly()) {
            shape(rewritten, run, command);
            return;
        }
        session.transactions().beginIfImplicit(run.answer());
        EngineSession engine = session.engine(rewritten.database());
        PreparedStatement prepared = Bound.prepare(run, rewritten);
        prepared.setLargeMaxRows(session.options().rowLimit());
        long rows;
        if (engine.session().run(prepared)) {
            try (ResultSet result = prepared.getResultSet()) {
                rows = Rows.send(result, run, engine.shapes());
            }
        } else rows = prepared.getLargeUpdateCount();
        if (session.isCancelled()) {
            session.transactions().statementFailed();
            return;
        }
        session.transactions().statementDone();
        run.counted(command, Math.max(0, rows));
    }

    private static void shape(Rewritten rewritten, Run run, int command) throws TdsFault, SQLException {
        EngineSession engine = run.session().engine(rewritten.database());
        PreparedStatement prepared = Bound.prepare(run, rewritten);
        if (prepared.getMetaData() != null)
            run.answer()
                    .columns(ColumnTypes.of(prepared.getMetaData(), engine.shapes())
                            .columns());
        run.counted(command, 0);
    }
}
