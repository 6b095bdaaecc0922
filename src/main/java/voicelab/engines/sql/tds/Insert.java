package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.Done;

/** INSERT: what it takes from a procedure, and identity columns, which are given by themselves. */
final class Insert implements Commands.Operation {
    private static final EngineStatement ENGINE = new EngineStatement();

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Tokens tokens = statement.tokens().copy();
        if (!tokens.is(1, "into") && !tokens.is(1, "top")) tokens.add(1, Token.word("INTO"));
        int exec = tokens.find(2, "exec", "execute");
        if (exec > 0) {
            fromProcedure(tokens, exec, statement.line(), run);
            return;
        }
        int end = 3;
        while (tokens.is(end, ".")) end += 2;
        columns(tokens, end, run);
        ENGINE.run(new Statement.Simple(tokens, statement.text(), statement.line()), run);
    }

    /** Without a list of columns the identity column is not among them; with one it needs IDENTITY_INSERT. */
    private static void columns(Tokens tokens, int end, Run run) throws SQLException, TdsFault {
        String table = tokens.get(end - 1).text();
        String schema =
                end > 4 && tokens.get(end - 3).isName() ? tokens.get(end - 3).text() : "dbo";
        List<Shapes.Column> all = run.session().engine().shapes().columns(schema, table);
        Shapes.Column identity =
                all.stream().filter(Shapes.Column::identity).findFirst().orElse(null);
        if (identity == null) return;
        boolean allowed = run.session().options().identityInsert().equalsIgnoreCase(table);
        if (!tokens.is(end, "(") || tokens.is(end + 1, "select")) {
            if (tokens.is(end, "default")) return;
            List<Token> list = new ArrayList<>(List.of(Token.mark("(")));
            for (Shapes.Column column : all) {
                if (column.identity()) continue;
                if (list.size() > 1) list.add(Token.mark(","));
                list.add(new Token(Kind.QUOTED, column.name(), -1));
            }
            list.add(Token.mark(")"));
            tokens.replace(end, end, list);
            return;
        }
        int close = tokens.closing(end);
        boolean given = false;
        for (int i = end + 1; i < close; i++) given |= tokens.get(i).text().equalsIgnoreCase(identity.name());
        if (given && !allowed)
            throw TdsFault.of(
                    544,
                    "Cannot insert explicit value for identity column in table '" + table
                            + "' when IDENTITY_INSERT is set to OFF.");
        if (!given && allowed)
            throw TdsFault.of(
                    545,
                    "Explicit value must be specified for identity column in table '" + table
                            + "' when IDENTITY_INSERT is set to ON.");
    }

    private static void fromProcedure(Tokens tokens, int exec, int line, Run run) throws TdsFault, SQLException {
        Tokens target = new Tokens(tokens.slice(0, exec));
        Tokens call = new Tokens(tokens.slice(exec, tokens.size()));
        List<Object[]> rows = Execute.rows(call, run);
        StringBuilder marks = new StringBuilder("VALUES (");
        int width = rows.isEmpty() ? 0 : rows.get(0).length;
        for (int i = 0; i < width; i++) marks.append(i == 0 ? "?" : ", ?");
        target.append(Token.raw(marks.append(')').toString()));
        run.session().transactions().beginIfImplicit(run.answer());
        if (!rows.isEmpty()) {
            Rewritten rewritten = run.rewrite(target);
            PreparedStatement insert = run.session().prepare(rewritten.database(), rewritten.sql());
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) Values.bind(insert, i + 1, row[i]);
                run.session().engine(rewritten.database()).session().run(insert);
            }
        }
        run.session().transactions().statementDone();
        run.counted(Done.INSERT, rows.size());
    }
}
