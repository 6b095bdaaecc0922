package voicelab.engines.sql.pg;

import java.util.List;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code nextval('name'::regclass)}: our functions take the name itself. */
final class Sequences implements Rewriting.Step {
    private static final Set<String> FUNCTIONS = Set.of("nextval", "currval", "setval");

    private final boolean definition;

    /** @param definition whether it stands for a column's default, which the engine keeps: then in its own words */
    Sequences(boolean definition) {
        this.definition = definition;
    }

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        for (int i = 0; i < s.size(); i++) {
            if (!s.isOneOf(i, FUNCTIONS) || !s.is(i + 1, "(") || s.get(i + 2).kind() != Kind.STRING) continue;
            if (s.are(i + 3, "::", "regclass") || s.are(i + 3, "::", "text")) s.remove(i + 3, i + 5);
            else if (s.are(i + 3, "::", "pg_catalog", ".", "regclass")) s.remove(i + 3, i + 7);
            String name = s.get(i + 2).text();
            if (definition && s.is(i, "nextval") && s.is(i + 3, ")"))
                s.replace(i, i + 4, Token.raw("NEXT VALUE FOR " + quoted(name)));
        }
    }

    /** The name within the text: each of its parts quoted anew, so that it can be nothing else. */
    private static String quoted(String name) throws PgFault {
        List<Tokens> all = PgSession.statements(name);
        Tokens parts = all.size() == 1 ? all.get(0) : new Tokens(List.of());
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.size() || i == 0; i++) {
            boolean fits = i % 2 == 0 ? parts.get(i).isName() : parts.is(i, ".") && i + 1 < parts.size();
            if (!fits) throw new PgFault("42602", "invalid name syntax");
            out.append(i % 2 == 0 ? PgSession.quoted(parts.name(i)) : ".");
        }
        return out.toString();
    }
}
