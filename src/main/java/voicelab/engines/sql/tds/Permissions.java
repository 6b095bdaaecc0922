package voicelab.engines.sql.tds;

import java.util.Set;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Tokens;

/** What a login may do: a reader reads, and nobody changes the catalogue. */
final class Permissions {
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge", "truncate");
    private static final Set<String> DEFINITIONS = Set.of("create", "alter", "drop", "grant", "revoke", "deny");
    private static final Set<String> CATALOGUE = Set.of("sys", "information_schema");

    private Permissions() {}

    static void check(TdsSession session, Statement.Simple statement) throws TdsFault {
        Tokens tokens = statement.tokens();
        String verb = changing(tokens);
        boolean definition = DEFINITIONS.contains(tokens.name(0));
        if (verb == null && !definition) return;
        int target = target(tokens, verb == null ? 0 : verbAt(tokens, verb));
        if ((definition && namesCatalogue(tokens))
                || CATALOGUE.contains(tokens.name(target).toLowerCase(java.util.Locale.ROOT)))
            throw new TdsFault(259, 1, 16, "Ad hoc updates to system catalogs are not allowed.", 0);
        boolean own = tokens.get(target).text().startsWith("#")
                || tokens.get(target).text().startsWith("@");
        boolean ownDefinition = definition
                && (tokens.get(2).text().startsWith("#")
                        || (tokens.is(2, "if") && tokens.get(4).text().startsWith("#")));
        if (!session.login().reader() || own || ownDefinition) return;
        if (definition)
            throw new TdsFault(
                    262,
                    1,
                    14,
                    tokens.get(0).text().toUpperCase(java.util.Locale.ROOT) + " "
                            + tokens.get(1).text().toUpperCase(java.util.Locale.ROOT)
                            + " permission denied in database '"
                            + session.database() + "'.",
                    0);
        String permission = verb.equals("merge")
                ? "UPDATE"
                : verb.equals("truncate") ? "ALTER" : verb.toUpperCase(java.util.Locale.ROOT);
        throw new TdsFault(
                229,
                5,
                14,
                "The " + permission + " permission was denied on the object '" + lastName(tokens, target)
                        + "', database '" + session.database() + "', schema 'dbo'.",
                0);
    }

    /** The verb of a change; null for what changes nothing. */
    private static String changing(Tokens tokens) {
        if (CHANGES.contains(tokens.name(0))) return tokens.name(0);
        if (tokens.is(0, "with")) for (String verb : CHANGES) if (tokens.find(1, verb) > 0) return verb;
        int into = tokens.is(0, "select") ? tokens.find(1, "into") : -1;
        return into > 0 ? "insert" : null;
    }

    private static int verbAt(Tokens tokens, String verb) {
        if (tokens.is(0, "with")) return tokens.find(1, verb);
        return tokens.is(0, "select") ? tokens.find(1, "into") : 0;
    }

    private static int target(Tokens tokens, int verb) {
        int at = verb + 1;
        if (tokens.is(at, "top")) at = tokens.is(at + 1, "(") ? tokens.closing(at + 1) + 1 : at + 2;
        while (tokens.is(at, "into") || tokens.is(at, "from") || tokens.is(at, "table")) at++;
        return at;
    }

    private static boolean namesCatalogue(Tokens tokens) {
        // what a view reads is not what it is
        int as = tokens.is(0, "create") || tokens.is(0, "alter") ? tokens.find(1, "as") : -1;
        int until = as < 0 ? tokens.size() : as;
        for (int i = 1; i < until; i++)
            if (CATALOGUE.contains(tokens.name(i).toLowerCase(java.util.Locale.ROOT))
                    && (tokens.is(i + 1, ".") || tokens.is(i - 1, "schema"))) return true;
        return false;
    }

    private static String lastName(Tokens tokens, int target) {
        int at = target;
        while (tokens.is(at + 1, ".")) at += 2;
        return tokens.get(at).text();
    }
}
