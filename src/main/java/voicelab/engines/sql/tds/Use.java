package voicelab.engines.sql.tds;

import java.sql.SQLException;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.protocols.tds.Done;
import voicelab.protocols.tds.TdsError;
import voicelab.protocols.tds.TokenWriter;

/** {@code USE database}. */
final class Use implements Commands.Operation {
    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        String before = run.session().database();
        run.session().use(statement.tokens().get(1).text());
        String now = run.session().database();
        run.answer().token(out -> TokenWriter.environment(out, TokenWriter.ENV_DATABASE, now, before));
        run.answer()
                .error(new TdsError(5701, 1, 10, "Changed database context to '" + now + "'.", "", statement.line()));
        run.done(Done.NOTHING);
    }
}
