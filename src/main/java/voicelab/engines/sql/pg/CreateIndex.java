package voicelab.engines.sql.pg;

import java.util.List;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** CREATE INDEX: on columns. */
final class CreateIndex {
    private static final Set<String> ORDER = Set.of("asc", "desc", "nulls", "first", "last");

    private CreateIndex() {}

    static List<Tokens> statements(Tokens s) throws PgFault {
        int at = s.is(1, "unique") ? 3 : 2;
        if (s.is(at, "concurrently")) s.remove(at, at + 1);
        if (s.are(at, "if", "not", "exists")) at += 3;
        boolean named = !s.is(at, "on");
        int on = named ? s.find(at, "on") : at;
        if (on < 0) Refusals.syntax(s, s.size());
        if (s.is(on + 1, "only")) s.remove(on + 1, on + 2);
        int open = on + 1;
        while (open < s.size() && !s.is(open, "(") && !s.is(open, "using")) open++;
        if (s.is(open, "using")) {
            if (!s.is(open + 1, "btree") && !s.is(open + 1, "hash"))
                throw PgFault.unsupported("an index of kind " + s.name(open + 1));
            s.remove(open, open + 2);
        }
        StringBuilder name = new StringBuilder(s.name(open - 1));
        columns(s, open, name);
        int end = s.closing(open) + 1;
        if (s.find(end, "where") >= 0) throw PgFault.unsupported("a partial index");
        if (s.find(end, "include") >= 0) throw PgFault.unsupported("INCLUDE");
        DefinitionRewriting.dropOptions(s, end);
        if (!named) s.add(at, new Token(Kind.QUOTED, name.append("_idx").toString(), -1));
        return List.of(s);
    }

    private static void columns(Tokens s, int open, StringBuilder name) throws PgFault {
        int at = open + 1;
        while (at < s.closing(open)) {
            if (!s.get(at).isName() || s.is(at + 1, "(")) throw PgFault.unsupported("an index on an expression");
            name.append('_').append(s.name(at));
            at++;
            // a collation or an operator class
            if (s.is(at, "collate")) s.remove(at, at + 2);
            while (s.get(at).isName() && !s.isOneOf(at, ORDER)) s.remove(at, at + 1);
            while (at < s.closing(open) && !s.is(at, ",")) at++;
            at++;
        }
    }
}
