package voicelab.engines.sql.tds.text;

import java.util.List;
import voicelab.engines.sql.text.Tokens;

/** A statement of a batch. */
public sealed interface Statement {

    /** Where it begins in the batch, from 1. */
    int line();

    /**
     * One that is run as it is.
     *
     * @param text as it was written
     */
    record Simple(Tokens tokens, String text, int line) implements Statement {
        /** Its first word in lower case; empty when it does not begin with one. */
        public String verb() {
            return tokens.name(0);
        }
    }

    /** @param otherwise null without ELSE */
    record If(Tokens condition, Statement then, Statement otherwise, int line) implements Statement {}

    record While(Tokens condition, Statement body, int line) implements Statement {}

    record Block(List<Statement> all, int line) implements Statement {}
}
