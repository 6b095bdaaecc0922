package voicelab.engines.sql.tds;

import java.sql.SQLException;

/** {@code sp_prepexec handle OUTPUT, declaration, text, values...}. */
final class PrepareAndExecute implements Procedures.Procedure {
    private static final int FIRST_VALUE = 3;

    @Override
    public void run(Call call, Run run) throws TdsFault, SQLException {
        PreparedHandles.Prepared prepared = Prepare.handle(call, run);
        ExecuteSql.run(call, run, prepared.text(), prepared.parameters(), FIRST_VALUE);
    }
}
