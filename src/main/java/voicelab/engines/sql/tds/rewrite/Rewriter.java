package voicelab.engines.sql.tds.rewrite;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** The rules in their order, and variables as the engine's question marks. */
public final class Rewriter {
    private static final List<Rule> RULES = List.of(
            new Closed(),
            new TableHints(),
            new ServerValues(),
            new ObjectNames(),
            new CastTypes(),
            new Functions(),
            new Collations(),
            new LikeSets(),
            new Aliases(),
            new TopOfChange(),
            new ChangeFrom(),
            new OutputClause());

    private Rewriter() {}

    /** @param tokens stay as they are */
    public static Rewritten rewrite(Tokens tokens, Names names) throws TdsFault {
        Tokens copy = tokens.copy();
        String database = DatabasePrefix.strip(copy, names);
        for (Rule rule : RULES) rule.apply(copy, names);
        return finish(copy, names, database);
    }

    /** Variables become question marks with their type, so that the engine need not guess it. */
    static Rewritten finish(Tokens tokens, Names names, String database) throws TdsFault {
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.PARAMETER) continue;
            SqlType type = names.variable(token.text());
            variables.add(token.text());
            tokens.set(i, Token.raw(type == null ? "?" : "CAST(? AS " + type.engine() + ")"));
        }
        return new Rewritten(tokens.rendered(), List.copyOf(variables), database);
    }
}
