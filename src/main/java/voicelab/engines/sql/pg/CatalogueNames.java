package voicelab.engines.sql.pg;

import java.sql.SQLException;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** Tables of pg_catalog as ours, qualified or not. */
final class CatalogueNames implements Rewriting.Step {

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault, SQLException {
        boolean own = false;
        for (int i = 0; i < s.size(); i++) {
            Token token = s.get(i);
            own |= token.kind() == Kind.RAW && token.text().startsWith(Forbidden.OWN_SCHEMA);
            if (!token.isName()) continue;
            boolean qualified = s.is(i - 1, ".");
            if (s.is(i, "pg_catalog") && !qualified && s.is(i + 1, ".")) {
                if (!OwnTables.NAMES.contains(s.name(i + 2)))
                    throw new PgFault(States.NO_TABLE, "relation \"pg_catalog." + s.name(i + 2) + "\" does not exist");
                s.set(i, Token.raw(Forbidden.OWN_SCHEMA));
                own = true;
                i += 2;
            } else if (!qualified && OwnTables.NAMES.contains(s.name(i)) && !s.is(i - 1, "as")) {
                s.add(i, Token.mark("."));
                s.add(i, Token.raw(Forbidden.OWN_SCHEMA));
                own = true;
                i += 2;
            }
        }
        if (!own) return;
        session.furnishCatalogue();
        for (int i = 1; i < s.size(); i++) arrayLiteral(s, i);
    }

    /** {@code polroles <> '{0}'}: the engine takes a text for no array. */
    private static void arrayLiteral(Tokens s, int i) {
        boolean compared = s.is(i - 1, "=") || s.is(i - 1, "<>");
        if (!compared || s.get(i).kind() != Kind.STRING || !s.get(i).text().matches("\\{[0-9, ]*}")) return;
        String list = s.get(i).text();
        s.set(i, Token.raw("CAST(ARRAY[" + list.substring(1, list.length() - 1) + "] AS INTEGER ARRAY)"));
    }
}
