package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import voicelab.engines.sql.tds.rewrite.Rewritten;

/** A rewritten statement as the engine's, with its values. */
final class Bound {
    private Bound() {}

    static PreparedStatement prepare(Run run, Rewritten rewritten) throws TdsFault, SQLException {
        PreparedStatement statement = run.session().prepare(rewritten.database(), rewritten.sql());
        List<String> variables = rewritten.variables();
        for (int i = 0; i < variables.size(); i++)
            Values.bind(statement, i + 1, run.scope().value(variables.get(i)));
        return statement;
    }
}
