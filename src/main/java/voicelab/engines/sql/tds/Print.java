package voicelab.engines.sql.tds;

import java.sql.SQLException;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.protocols.tds.Done;
import voicelab.protocols.tds.TdsError;

/** {@code PRINT text}. */
final class Print implements Commands.Operation {
    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Object text =
                Select.value(statement.tokens().slice(1, statement.tokens().size()), SqlType.nvarchar(4_000), run);
        run.answer().error(new TdsError(0, 1, 0, text == null ? "" : text.toString(), "", statement.line()));
        run.done(Done.NOTHING);
    }
}
