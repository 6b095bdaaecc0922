package voicelab.engines.sql.tds;

import java.sql.SQLException;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.Statement;

/** {@code RETURN [number]}: the batch ends. */
final class Return implements Commands.Operation {
    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        if (statement.tokens().size() > 1
                && Select.value(statement.tokens().slice(1, statement.tokens().size()), SqlType.INT, run)
                        instanceof Long value) run.status(value.intValue());
        run.stop();
    }
}
