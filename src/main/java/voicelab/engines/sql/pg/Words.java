package voicelab.engines.sql.pg;

import java.util.Map;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** Small differences of words: operators by their long name, collations, locks, names that the engine keeps for itself. */
final class Words implements Rewriting.Step {
    /** Words that PostgreSQL lets stand behind AS, and the engine does not. */
    private static final Map<String, String> LOCKS = Map.of("share", "update", "no", "update", "key", "update");

    private static final Set<String> CLAUSES =
            Set.of("from", "where", "group", "having", "order", "limit", "union", "select", "with", "values", "table");

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        int cast = -1;
        for (int i = 0; i < s.size(); i++) {
            if (s.is(i, "cast") && s.is(i + 1, "(")) cast = Math.max(cast, s.closing(i + 1));
            if ((s.is(i, "limit") || s.is(i, "offset")) && s.get(i + 1).kind() == Kind.PARAMETER)
                session.hints().hint(Integer.parseInt(s.get(i + 1).text()), PgType.INT8.oid());
            if (s.is(i, "operator") && s.is(i + 1, "(")) operator(s, i);
            else if (s.is(i, "collate")) collate(s, i);
            else if (s.is(i, "only") && (s.is(i - 1, "from") || s.is(i - 1, "update") || s.is(i - 1, "join")))
                s.remove(i, i + 1);
            else if (s.are(i, "limit", "all")) s.remove(i, i + 2);
            else if (s.is(i, "for") && LOCKS.containsKey(s.name(i + 1))) lock(s, i);
            else if (s.is(i, "as")
                    && s.get(i + 1).kind() == Kind.WORD
                    && i > cast
                    && !CLAUSES.contains(s.name(i + 1))
                    && !s.is(i + 1, "identity")
                    && !s.is(i + 1, "materialized")
                    && !s.is(i + 1, "not"))
                s.set(i + 1, new Token(Kind.QUOTED, s.name(i + 1), s.get(i + 1).at()));
            else if (s.is(i, "as") && (s.is(i + 1, "materialized") || s.are(i + 1, "not", "materialized")))
                s.remove(i + 1, s.is(i + 1, "not") ? i + 3 : i + 2);
        }
    }

    /** {@code OPERATOR(pg_catalog.~)}. */
    private static void operator(Tokens s, int at) {
        int end = s.closing(at + 1);
        Token sign = s.get(end - 1);
        if (sign.kind() == Kind.OPERATOR) s.replace(at, end + 1, sign);
    }

    /** The engine has one collation a database, which compares code points: PostgreSQL's "C". */
    private static void collate(Tokens s, int at) throws PgFault {
        int end = at + 1;
        if (s.is(end, "pg_catalog") && s.is(end + 1, ".")) end += 2;
        String name = s.name(end);
        if (!Set.of("default", "c", "C", "posix", "POSIX", "ucs_basic").contains(name))
            throw new PgFault(States.NO_OBJECT, "collation \"" + name + "\" for encoding \"UTF8\" does not exist");
        s.remove(at, end + 1);
    }

    /** Weaker locks are taken as the strong one. */
    private static void lock(Tokens s, int at) {
        int end = at + 1;
        while (s.is(end, "no") || s.is(end, "key")) end++;
        if (s.is(end, "share") || s.is(end, "update"))
            s.replace(at, end + 1, java.util.List.of(s.get(at), Token.word("UPDATE")));
    }
}
