package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** Tables, indexes, views and schemas in the engine's words. */
final class Definitions {
    private static final String TEMPORARY = "CREATE LOCAL TEMPORARY TABLE ";

    private Definitions() {}

    /** How a table of that name is made: {@code #t} is the session's own. */
    static String creating(Tokens name) {
        return isTemporary(name.get(0)) ? TEMPORARY : "CREATE TABLE ";
    }

    /** The engine commits when a temporary table is made, unless it is told otherwise. */
    static String ending(Tokens name) {
        return isTemporary(name.get(0)) ? " TRANSACTIONAL" : "";
    }

    private static boolean isTemporary(Token name) {
        return name.text().startsWith("#") || name.text().startsWith("@");
    }

    static Tokens table(Tokens tokens) throws TdsFault {
        int open = 2;
        while (open < tokens.size() && !tokens.is(open, "(")) open++;
        if (open >= tokens.size() || open == 2)
            throw TdsFault.near(tokens.get(tokens.size() - 1).text());
        Tokens name = new Tokens(tokens.slice(2, open));
        if (name.get(0).text().startsWith("##")) throw TdsFault.notImplemented("A global temporary table");
        List<Token> made = new ArrayList<>(List.of(Token.raw(creating(name))));
        made.addAll(name.list());
        made.addAll(ColumnDefinitions.of(new Tokens(tokens.slice(open, tokens.closing(open) + 1))));
        made.add(Token.raw(ending(name)));
        return new Tokens(made);
    }

    /** A table variable. */
    static void temporary(String name, Tokens columns, Run run) throws TdsFault, SQLException {
        List<Token> made = new ArrayList<>(List.of(Token.raw(TEMPORARY), new Token(Kind.QUOTED, name, -1)));
        made.addAll(ColumnDefinitions.of(columns));
        made.add(Token.raw("TRANSACTIONAL"));
        Rewritten rewritten = run.rewrite(new Tokens(made));
        run.session().engine().session().control(rewritten.sql());
        run.session().engine().shapes().stale();
    }

    /** Without what says how it is stored. */
    static Tokens index(Tokens tokens) throws TdsFault {
        int word = 1;
        boolean unique = false;
        for (; !tokens.is(word, "index"); word++) {
            unique |= tokens.is(word, "unique");
            if (tokens.is(word, "columnstore") || word > 4) throw TdsFault.notImplemented("A columnstore index");
        }
        int on = tokens.find(word, "on");
        int open = on;
        while (open > 0 && open < tokens.size() && !tokens.is(open, "(")) open++;
        if (on < 0 || open >= tokens.size())
            throw TdsFault.near(tokens.get(tokens.size() - 1).text());
        int close = tokens.closing(open);
        if (tokens.find(close + 1, "where") > 0) throw TdsFault.notImplemented("A filtered index");
        List<Token> made = new ArrayList<>(List.of(Token.raw(unique ? "CREATE UNIQUE INDEX" : "CREATE INDEX")));
        made.addAll(tokens.slice(word + 1, close + 1));
        return new Tokens(made);
    }

    static Tokens dropIndex(Tokens tokens) throws TdsFault {
        boolean ifExists = tokens.is(2, "if");
        int name = ifExists ? 4 : 2;
        int on = tokens.find(name, "on");
        List<Token> made = new ArrayList<>(List.of(Token.raw(ifExists ? "DROP INDEX IF EXISTS" : "DROP INDEX")));
        int end = on < 0 ? tokens.size() : on;
        int last = end - 1;
        if (tokens.get(last).text().isEmpty()) throw TdsFault.near("");
        // an index is named within its table there, within its schema here
        made.add(tokens.get(last));
        return new Tokens(made);
    }

    static Tokens view(Tokens tokens, int word) {
        List<Token> made = new ArrayList<>();
        made.add(Token.raw(tokens.is(0, "alter") || word == 3 ? "CREATE OR REPLACE VIEW" : "CREATE VIEW"));
        int as = tokens.find(word, "as");
        int with = tokens.find(word, "with");
        int end = with > 0 && with < as ? with : as;
        made.addAll(tokens.slice(word + 1, Math.max(word + 1, end)));
        made.addAll(tokens.slice(Math.max(word + 1, as), tokens.size()));
        return new Tokens(made);
    }

    static Tokens schema(Tokens tokens) throws TdsFault {
        if (tokens.is(2, "authorization")) throw TdsFault.notImplemented("CREATE SCHEMA without a name");
        return new Tokens(tokens.slice(0, 3));
    }
}
