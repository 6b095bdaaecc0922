package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.Done;

/** SELECT: a query, {@code SELECT @x = ...}, or {@code SELECT ... INTO table}. */
final class Select implements Commands.Operation {
    private static final EngineStatement QUERY = new EngineStatement();

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Tokens tokens = statement.tokens();
        if (tokens.find(1, "into") > 0) SelectInto.run(statement, run);
        else if (assigns(tokens)) assign(tokens, run);
        else QUERY.run(statement, run);
    }

    private static boolean assigns(Tokens tokens) {
        return tokens.get(first(tokens)).kind() == Kind.PARAMETER && tokens.is(first(tokens) + 1, "=");
    }

    private static int first(Tokens tokens) {
        if (!tokens.is(1, "top")) return 1;
        return tokens.is(2, "(") ? tokens.closing(2) + 1 : 3;
    }

    private static void assign(Tokens tokens, Run run) throws TdsFault, SQLException {
        Tokens query = tokens.copy();
        List<String> targets = new ArrayList<>();
        for (int i = first(query); i > 0; i = query.find(i, ",") + 1) {
            int from = query.find(i, "from");
            if (from > 0 && from < i) break;
            if (query.get(i).kind() != Kind.PARAMETER || !query.is(i + 1, "="))
                throw TdsFault.of(
                        141,
                        "A SELECT statement that assigns a value to a variable must not be combined with "
                                + "data-retrieval operations.");
            targets.add(query.get(i).text());
            query.remove(i, i + 2);
            int comma = query.find(i, ",", "from", "where", "order");
            if (comma < 0 || !query.is(comma, ",")) break;
        }
        Rewritten rewritten = run.rewrite(query);
        run.session().transactions().beginIfImplicit(run.answer());
        PreparedStatement prepared = Bound.prepare(run, rewritten);
        run.session().engine(rewritten.database()).session().run(prepared);
        long rows = 0;
        try (ResultSet result = prepared.getResultSet()) {
            // the last row's values stay
            for (; result.next(); rows++)
                for (int i = 0; i < targets.size(); i++) {
                    Scope.Variable variable = run.scope().get(targets.get(i));
                    variable.value = Values.read(result, i + 1, variable.type);
                }
        }
        run.session().transactions().statementDone();
        run.counted(Done.SELECT, rows);
    }

    /** The value of an expression in a type. */
    static Object value(List<Token> expression, voicelab.engines.sql.tds.text.SqlType type, Run run)
            throws TdsFault, SQLException {
        Tokens question = new Tokens(List.of(Token.raw("SELECT CAST("), Token.mark("(")));
        expression.forEach(question::append);
        question.append(Token.mark(")"));
        question.append(Token.raw("AS " + type.engine() + ")"));
        Rewritten rewritten = run.rewrite(question);
        PreparedStatement prepared = Bound.prepare(run, rewritten);
        run.session().engine(rewritten.database()).session().run(prepared);
        try (ResultSet row = prepared.getResultSet()) {
            return row.next() ? Values.read(row, 1, type) : null;
        }
    }
}
