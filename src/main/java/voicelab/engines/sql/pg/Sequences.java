package voicelab.engines.sql.pg;

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
    public void apply(Tokens s, PgSession session) {
        for (int i = 0; i < s.size(); i++) {
            if (!s.isOneOf(i, FUNCTIONS) || !s.is(i + 1, "(") || s.get(i + 2).kind() != Kind.STRING) continue;
            if (s.are(i + 3, "::", "regclass") || s.are(i + 3, "::", "text")) s.remove(i + 3, i + 5);
            else if (s.are(i + 3, "::", "pg_catalog", ".", "regclass")) s.remove(i + 3, i + 7);
            String name = s.get(i + 2).text();
            if (definition && s.is(i, "nextval") && s.is(i + 3, ")"))
                s.replace(i, i + 4, Token.raw("NEXT VALUE FOR " + name));
        }
    }
}
