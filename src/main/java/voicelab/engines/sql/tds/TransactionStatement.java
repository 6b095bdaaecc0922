package voicelab.engines.sql.tds;

import java.sql.SQLException;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** BEGIN, COMMIT, ROLLBACK and SAVE TRANSACTION. */
final class TransactionStatement implements Commands.Operation {

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Tokens tokens = statement.tokens();
        boolean spelled = tokens.is(1, "tran") || tokens.is(1, "transaction") || tokens.is(1, "work");
        if (!spelled && statement.verb().equals("begin"))
            throw TdsFault.notImplemented("BEGIN " + tokens.get(1).text().toUpperCase(java.util.Locale.ROOT));
        String name = name(tokens.get(spelled ? 2 : 1), run);
        Transactions transactions = run.session().transactions();
        switch (statement.verb()) {
            case "begin" -> transactions.begin(name, run.answer());
            case "commit" -> transactions.commit(run.answer());
            case "rollback" -> transactions.rollback(name, run.answer());
            default -> transactions.save(name);
        }
        run.done(Commands.of(statement));
    }

    /** Of a transaction or a savepoint; a variable may hold it. */
    private static String name(Token token, Run run) throws TdsFault {
        if (token.kind() == Kind.PARAMETER) {
            Object value = run.scope().value(token.text());
            return value == null ? "" : value.toString();
        }
        return token.isName() && !token.is("with") ? token.text() : "";
    }
}
