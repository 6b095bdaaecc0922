package voicelab.engines.sql.pg;

import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code INSERT ... RETURNING x} as the engine's {@code SELECT x FROM FINAL TABLE (INSERT ...)}; deleted rows are the OLD ones. */
final class Returning implements Rewriting.Step {

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        int verb = s.is(0, "with") ? s.find(1, "insert", "update", "delete") : 0;
        if (verb < 0
                || (!s.is(verb, "insert") && !s.is(verb, "update") && !s.is(verb, "delete") && !s.is(verb, "merge")))
            return;
        int at = s.find(verb, "returning");
        if (at < 0) return;
        if (verb > 0) throw PgFault.unsupported("WITH and RETURNING in one statement");
        List<Token> items = s.slice(at + 1, s.size());
        if (items.isEmpty()) Refusals.syntax(s, at + 1);
        String name = alias(s);
        Tokens change = new Tokens(s.slice(0, at));
        // within its table of changed rows the engine finds no types for parameters
        session.hints().typedBy(change.rendered());
        boolean old = s.is(0, "delete");
        s.remove(0, s.size());
        s.append(Token.word("SELECT"));
        items.forEach(s::append);
        s.append(Token.raw("FROM " + (old ? "OLD" : "FINAL") + " TABLE ("));
        change.list().forEach(s::append);
        s.append(Token.raw(")"));
        s.append(Token.word("AS"));
        s.append(new Token(Kind.QUOTED, name, -1));
    }

    /** What the rows' table is called in the list: its alias, or its own name. */
    private static String alias(Tokens s) {
        int at = s.is(0, "update") ? 1 : 2;
        String name = s.name(at++);
        while (s.is(at, ".")) {
            name = s.name(at + 1);
            at += 2;
        }
        if (s.is(at, "as")) return s.name(at + 1);
        boolean aliased = s.get(at).isName()
                && !s.isOneOf(
                        at,
                        java.util.Set.of(
                                "set",
                                "where",
                                "using",
                                "values",
                                "select",
                                "default",
                                "on",
                                "overriding",
                                "returning",
                                "with",
                                "from"));
        return aliased ? s.name(at) : name;
    }
}
