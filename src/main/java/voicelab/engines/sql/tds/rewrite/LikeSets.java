package voicelab.engines.sql.tds.rewrite;

import voicelab.engines.sql.tds.LikePattern;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code LIKE '[a-d]%'}: the engine's LIKE has no sets of characters, its REGEXP has. */
final class LikeSets implements Rule {
    @Override
    public void apply(Tokens tokens, Names names) throws TdsFault {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.is(i, "like") || tokens.get(i + 1).kind() != Kind.STRING) continue;
            String pattern = tokens.get(i + 1).text();
            if (pattern.indexOf('[') < 0) continue;
            if (tokens.is(i + 2, "escape")) throw TdsFault.notImplemented("LIKE with both a set and ESCAPE");
            tokens.set(i, Token.raw("REGEXP"));
            tokens.set(i + 1, new Token(Kind.STRING, "(?is)^" + LikePattern.regex(pattern) + "$", -1));
        }
    }
}
