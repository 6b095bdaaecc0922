package voicelab.engines.sql.tds.rewrite;

import java.util.Set;
import voicelab.engines.sql.text.Tokens;

/** Hints change plans and locks, never results that a client may rely on: they are left out. */
final class TableHints implements Rule {
    private static final Set<String> HINTS = Set.of(
            "nolock",
            "readuncommitted",
            "readcommitted",
            "repeatableread",
            "serializable",
            "holdlock",
            "updlock",
            "rowlock",
            "paglock",
            "tablock",
            "tablockx",
            "xlock",
            "readpast",
            "nowait",
            "noexpand",
            "forceseek",
            "forcescan",
            "index",
            "snapshot",
            "readcommittedlock",
            "keepidentity",
            "ignore_constraints");

    @Override
    public void apply(Tokens tokens, Names names) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, "with") && tokens.is(i + 1, "(") && tokens.isOneOf(i + 2, HINTS))
                tokens.remove(i, tokens.closing(i + 1) + 1);
            else if (tokens.is(i, "(")
                    && tokens.is(i + 2, ")")
                    && tokens.isOneOf(i + 1, HINTS)
                    && tokens.get(i - 1).isName()
                    && !tokens.is(i + 1, "index")) tokens.remove(i, i + 3);
            else if (tokens.is(i, "option") && tokens.is(i + 1, "(")) tokens.remove(i, tokens.closing(i + 1) + 1);
        }
    }
}
