package voicelab.engines.sql.tds.rewrite;

import java.util.List;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/**
 * {@code UPDATE t SET ... FROM table t} and {@code DELETE t FROM table t}: the engine names the table and its alias first.
 * More than one table it cannot.
 */
final class ChangeFrom implements Rule {
    @Override
    public void apply(Tokens tokens, Names names) throws TdsFault {
        if (tokens.is(0, "delete") && !tokens.is(1, "from") && tokens.find(1, "from") < 0)
            tokens.add(1, Token.word("FROM"));
        boolean update = tokens.is(0, "update");
        if (!update && !(tokens.is(0, "delete") && !tokens.is(1, "from"))) return;
        int from = tokens.find(1, "from");
        if (from < 0) return;
        int end = tokens.find(from, "where", "output");
        if (end < 0) end = tokens.size();
        List<Token> table = tokens.slice(from + 1, end);
        if (tokens.find(from, ",", "join", "apply") > 0 && tokens.find(from, ",", "join", "apply") < end)
            throw TdsFault.notImplemented((update ? "UPDATE" : "DELETE") + " of a join");
        tokens.remove(from, end);
        int target = 2;
        while (tokens.is(target, ".")) target += 2;
        tokens.replace(1, target, table);
        if (!update) tokens.add(1, Token.word("FROM"));
    }
}
