package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.Optional;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code DECLARE @x type [= value], ...} and {@code DECLARE @t TABLE (...)}. Says nothing to the client. */
final class Declare implements Commands.Operation {

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Tokens tokens = statement.tokens();
        int at = 1;
        while (true) {
            Token name = tokens.get(at);
            if (name.kind() != Kind.PARAMETER)
                throw name.isName() ? TdsFault.notImplemented("A cursor") : TdsFault.near(name.text());
            int type = tokens.is(at + 1, "as") ? at + 2 : at + 1;
            at = tokens.is(type, "table")
                    ? table(tokens, name.text(), type, run)
                    : scalar(tokens, name.text(), type, run);
            if (at >= tokens.size()) return;
            if (!tokens.is(at, ",")) throw TdsFault.near(tokens.get(at).text());
            at++;
        }
    }

    private static int scalar(Tokens tokens, String name, int at, Run run) throws TdsFault, SQLException {
        Optional<SqlType.Reading> read = SqlType.read(tokens, at);
        if (read.isEmpty())
            throw TdsFault.of(
                    2715,
                    "Column, parameter, or variable " + name + ": Cannot find data type "
                            + tokens.get(at).text() + ".");
        SqlType type = read.get().type();
        int next = read.get().next();
        Object value = null;
        if (tokens.is(next, "=")) {
            int end = tokens.find(next + 1, ",");
            if (end < 0) end = tokens.size();
            value = Select.value(tokens.slice(next + 1, end), type, run);
            next = end;
        }
        run.scope().declare(name, type, value);
        return next;
    }

    private static int table(Tokens tokens, String name, int at, Run run) throws TdsFault, SQLException {
        int close = tokens.closing(at + 1);
        run.scope().declareTable(name);
        Tokens columns = new Tokens(tokens.slice(at + 1, close + 1));
        Definitions.temporary(name, columns, run);
        return close + 1;
    }
}
