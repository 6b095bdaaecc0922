package voicelab.engines.sql.tds.rewrite;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** {@code DELETE TOP (n)} and {@code UPDATE TOP (n)}; SELECT TOP the engine knows. */
final class TopOfChange implements Rule {
    @Override
    public void apply(Tokens tokens, Names names) throws TdsFault {
        boolean change = tokens.is(0, "delete") || tokens.is(0, "update");
        if (tokens.is(0, "insert") && tokens.is(1, "top")) throw TdsFault.notImplemented("INSERT TOP");
        if (!change || !tokens.is(1, "top") || !tokens.is(2, "(")) return;
        int close = tokens.closing(2);
        List<Token> count = new ArrayList<>(tokens.slice(3, close));
        if (tokens.is(close + 1, "percent")) throw TdsFault.notImplemented("TOP ... PERCENT of a change");
        tokens.remove(1, close + 1);
        tokens.append(Token.raw("FETCH FIRST"));
        count.forEach(tokens::append);
        tokens.append(Token.raw("ROWS ONLY"));
    }
}
