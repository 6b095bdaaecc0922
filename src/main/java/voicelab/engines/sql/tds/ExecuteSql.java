package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.List;
import voicelab.protocols.tds.TokenWriter;

/** {@code sp_executesql text, declaration, values...}: a batch with parameters. */
final class ExecuteSql implements Procedures.Procedure {
    @Override
    public void run(Call call, Run run) throws TdsFault, SQLException {
        String text = call.text(0, "@stmt");
        String declaration = call.arguments().size() > 1 ? call.text(1, "@params") : "";
        run(call, run, text, Parameters.read(declaration), 2);
    }

    /** @param first the ordinal of the first value */
    static void run(Call call, Run run, String text, Parameters parameters, int first) throws TdsFault, SQLException {
        Scope scope = new Scope(run.session());
        List<Argument> values = call.from(first);
        parameters.declare(scope, values);
        Run inner = run.within(scope, TokenWriter.DONEINPROC, "");
        inner.text(text);
        call.status(inner.status());
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).output()) continue;
            call.returns(first + i, values.get(i), scope.get(parameters.name(i, values.get(i))).value);
        }
    }
}
