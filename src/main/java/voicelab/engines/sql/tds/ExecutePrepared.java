package voicelab.engines.sql.tds;

import java.sql.SQLException;

/** {@code sp_execute handle, values...}. */
final class ExecutePrepared implements Procedures.Procedure {
    @Override
    public void run(Call call, Run run) throws TdsFault, SQLException {
        PreparedHandles.Prepared prepared = run.session().handles().get(call.number(0, "@handle"));
        ExecuteSql.run(call, run, prepared.text(), prepared.parameters(), 1);
    }
}
