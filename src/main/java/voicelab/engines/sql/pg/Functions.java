package voicelab.engines.sql.pg;

import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** Functions that the engine lacks or means otherwise: in its words, or our own ones. */
final class Functions implements Rewriting.Step {
    /** Without parentheses in the engine. */
    private static final Map<String, String> VALUES = Map.of(
            "now", "CURRENT_TIMESTAMP",
            "transaction_timestamp", "CURRENT_TIMESTAMP",
            "statement_timestamp", "CURRENT_TIMESTAMP",
            "clock_timestamp", "CURRENT_TIMESTAMP",
            "current_schema", "CURRENT_SCHEMA");

    private static final Map<String, String> RENAMED =
            Map.of("strpos", "INSTR", "chr", "CHAR", "pg_catalog.count", "COUNT");

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        for (int i = 0; i < s.size(); i++) {
            if (s.is(i, "current_catalog") && !s.is(i - 1, "."))
                s.set(i, Token.raw(Forbidden.OWN_SCHEMA + ".current_database()"));
            boolean call = s.get(i).isName() && s.is(i + 1, "(");
            boolean qualified = s.is(i - 1, ".");
            if (qualified && call && s.is(i - 2, "pg_catalog")) {
                s.remove(i - 2, i);
                i -= 2;
            } else if (qualified) continue;
            if (call) call(s, i);
        }
    }

    private static void call(Tokens s, int i) {
        String name = s.name(i);
        if (VALUES.containsKey(name) && s.is(i + 2, ")")) {
            // the column keeps PostgreSQL's name for it
            boolean item = (s.is(i - 1, "select") || s.is(i - 1, ",")) && isItemsEnd(s, i + 3);
            s.replace(
                    i,
                    i + 3,
                    item
                            ? List.of(Token.raw(VALUES.get(name)), Token.word("AS"), new Token(Kind.QUOTED, name, -1))
                            : List.of(Token.raw(VALUES.get(name))));
        } else if (name.equals("date_part") && s.get(i + 2).kind() == Kind.STRING && s.is(i + 3, ",")) {
            s.replace(
                    i,
                    i + 4,
                    List.of(
                            Token.raw("EXTRACT"),
                            Token.mark("("),
                            Token.word(s.get(i + 2).text()),
                            Token.word("FROM")));
        } else if (RENAMED.containsKey(name)) s.set(i, Token.raw(RENAMED.get(name)));
        else if (OwnFunctions.NAMES.contains(name)) s.set(i, Token.raw(Forbidden.OWN_SCHEMA + "." + name));
    }

    /** Only in the list of a SELECT, not among a function's arguments: seen by what follows. */
    private static boolean isItemsEnd(Tokens s, int i) {
        return s.is(i, "from") || i == s.size() || (s.is(i, ",") && Set.of(0).contains(depth(s, i)));
    }

    private static int depth(Tokens s, int i) {
        int depth = 0;
        for (int n = 0; n < i; n++) {
            if (s.is(n, "(")) depth++;
            else if (s.is(n, ")")) depth--;
        }
        return depth;
    }
}
