package voicelab.engines.sql.tds.rewrite;

import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** {@code db.schema.table} and {@code db..table}: the engine has a database of its own for each. */
final class DatabasePrefix {
    private DatabasePrefix() {}

    /** Takes the databases' names out; returns the one that the statement is to be run in. */
    static String strip(Tokens tokens, Names names) throws TdsFault {
        String found = null;
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).isName() || tokens.is(i - 1, ".") || !tokens.is(i + 1, ".")) continue;
            boolean noSchema = tokens.is(i + 2, ".") && tokens.get(i + 3).isName();
            boolean three = tokens.get(i + 2).isName()
                    && tokens.is(i + 3, ".")
                    && tokens.get(i + 4).isName();
            if (!noSchema && !three) continue;
            String database = names.database(tokens.get(i).text());
            if (database == null && noSchema) throw unknown(tokens, i);
            if (database == null) continue;
            if (found != null && !found.equals(database))
                throw TdsFault.notImplemented("A statement over two databases");
            found = database;
            if (noSchema) tokens.replace(i, i + 3, java.util.List.of(Token.word("dbo"), Token.mark(".")));
            else tokens.remove(i, i + 2);
        }
        return found == null ? names.currentDatabase() : found;
    }

    private static TdsFault unknown(Tokens tokens, int i) {
        return TdsFault.of(
                208,
                "Invalid object name '" + tokens.get(i).text() + ".."
                        + tokens.get(i + 3).text() + "'.");
    }
}
