package voicelab.engines.sql.tds.rewrite;

import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Tokens;

/** Changes one thing of T-SQL into the engine's words. */
@FunctionalInterface
interface Rule {
    void apply(Tokens tokens, Names names) throws TdsFault;
}
