package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.Done;
import voicelab.protocols.tds.TokenWriter;

/** {@code EXEC [@status =] procedure [arguments]} and {@code EXEC ('text')}. */
final class Execute implements Commands.Operation {

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        run(statement.tokens(), run);
    }

    private static void run(Tokens tokens, Run run) throws TdsFault, SQLException {
        int at = tokens.is(0, "exec") || tokens.is(0, "execute") ? 1 : 0;
        if (tokens.is(at, "(")) {
            Object text = Select.value(tokens.slice(at + 1, tokens.closing(at)), SqlType.nvarchar(SqlType.MAX), run);
            run.within(new Scope(run.session()), run.doneToken(), "").text(text == null ? "" : text.toString());
            return;
        }
        Scope.Variable status = null;
        if (tokens.get(at).kind() == Kind.PARAMETER && tokens.is(at + 1, "=")) {
            status = run.scope().get(tokens.get(at).text());
            at += 2;
        }
        StringBuilder name = new StringBuilder(tokens.get(at++).text());
        while (tokens.is(at, ".")) {
            name.append('.')
                    .append(tokens.get(at + 1).isName() ? tokens.get(at + 1).text() : "");
            at += tokens.get(at + 1).isName() ? 2 : 1;
        }
        Call call = new Call(name.toString(), arguments(tokens, at, run));
        Procedures.find(call.procedure())
                .run(call, run.within(run.scope(), TokenWriter.DONEINPROC, Procedures.plain(name.toString())));
        if (status != null) status.value = (long) call.status();
        if (run.isCapturing()) return;
        run.answer().returnStatus(call.status());
        int transaction = run.session().transactions().depth() > 0 ? Done.IN_TRANSACTION : 0;
        run.answer().done(TokenWriter.DONEPROC, transaction, Done.EXECUTE, 0);
    }

    /** What the procedure would send, kept: for INSERT ... EXEC. */
    static List<Object[]> rows(Tokens call, Run run) throws TdsFault, SQLException {
        List<Object[]> rows = new ArrayList<>();
        Run capturing = run.within(run.scope(), run.doneToken(), "");
        capturing.capture(rows);
        run(call, capturing);
        return rows;
    }

    private static List<Argument> arguments(Tokens tokens, int from, Run run) throws TdsFault, SQLException {
        List<Argument> arguments = new ArrayList<>();
        for (int at = from; at < tokens.size(); ) {
            int comma = tokens.find(at, ",");
            int end = comma < 0 ? tokens.size() : comma;
            arguments.add(argument(tokens, at, end, run));
            at = end + 1;
        }
        return arguments;
    }

    private static Argument argument(Tokens tokens, int from, int end, Run run) throws TdsFault, SQLException {
        boolean named = tokens.get(from).kind() == Kind.PARAMETER && tokens.is(from + 1, "=");
        String name = named ? tokens.get(from).text() : "";
        int at = named ? from + 2 : from;
        boolean output = tokens.is(end - 1, "output") || tokens.is(end - 1, "out");
        int last = output ? end - 1 : end;
        Token first = tokens.get(at);
        if (first.kind() == Kind.PARAMETER && last == at + 1 && !first.text().startsWith("@@")) {
            Scope.Variable variable = run.scope().get(first.text());
            return new Argument(name, output, variable.type, variable.value, output ? variable : null);
        }
        if (first.isName() && last == at + 1) {
            // a bare word is a text here
            Object value = first.is("null") || first.is("default") ? null : first.text();
            return new Argument(name, output, SqlType.nvarchar(4_000), value, null);
        }
        SqlType type = SqlType.nvarchar(SqlType.MAX);
        return new Argument(name, output, type, Select.value(tokens.slice(at, last), type, run), null);
    }
}
