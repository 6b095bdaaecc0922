package voicelab.engines.sql.tds.rewrite;

import voicelab.engines.sql.text.Tokens;

/** There is one collation. */
final class Collations implements Rule {
    @Override
    public void apply(Tokens tokens, Names names) {
        for (int i = 1; i < tokens.size(); i++)
            if (tokens.is(i, "collate") && tokens.get(i + 1).isName()) tokens.remove(i--, i + 3);
    }
}
