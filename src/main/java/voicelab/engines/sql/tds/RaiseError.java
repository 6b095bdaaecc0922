package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.Done;

/** {@code RAISERROR(text, severity, state, values...)} and {@code THROW number, text, state}. */
final class RaiseError implements Commands.Operation {
    private static final SqlType TEXT = SqlType.nvarchar(2_048);
    private static final int USER_ERROR = 50_000;

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Tokens tokens = statement.tokens();
        if (statement.verb().equals("throw")) {
            List<Object> values = values(tokens, 1, tokens.size(), run);
            if (values.size() != 3) throw TdsFault.notImplemented("THROW outside of CATCH without its three values");
            TdsFault thrown = new TdsFault(
                    number(values.get(0)), number(values.get(2)), 16, String.valueOf(values.get(1)), statement.line());
            run.fail(thrown, statement.line(), Done.NOTHING);
            run.stop();
            return;
        }
        if (!tokens.is(1, "(")) throw TdsFault.near(tokens.get(1).text());
        List<Object> values = values(tokens, 2, tokens.closing(1), run);
        if (values.size() < 3) throw TdsFault.near(")");
        String text = String.valueOf(values.get(0));
        for (Object value : values.subList(3, values.size()))
            text = text.replaceFirst(
                    "%[-+ #0-9.]*[diouxXs]", java.util.regex.Matcher.quoteReplacement(String.valueOf(value)));
        int severity = Math.min(18, Math.max(0, number(values.get(1))));
        TdsFault raised =
                new TdsFault(USER_ERROR, Math.max(0, number(values.get(2))), severity, text, statement.line());
        if (severity > 10) run.fail(raised, statement.line(), Done.NOTHING);
        else {
            run.answer().error(raised.asError(statement.line(), ""));
            run.done(Done.NOTHING);
        }
    }

    private static List<Object> values(Tokens tokens, int from, int end, Run run) throws TdsFault, SQLException {
        List<Object> values = new ArrayList<>();
        for (int at = from; at < end; ) {
            int comma = tokens.find(at, ",");
            int to = comma < 0 || comma > end ? end : comma;
            values.add(Select.value(tokens.slice(at, to), TEXT, run));
            at = to + 1;
        }
        return values;
    }

    private static int number(Object value) throws TdsFault {
        try {
            return Integer.parseInt(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw TdsFault.near(String.valueOf(value));
        }
    }
}
