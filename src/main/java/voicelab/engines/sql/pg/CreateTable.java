package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** CREATE TABLE. */
final class CreateTable {
    private static final Set<String> CONSTRAINTS =
            Set.of("constraint", "primary", "unique", "check", "foreign", "exclude", "like");

    private CreateTable() {}

    static List<Tokens> statements(Tokens s, PgSession session) throws PgFault, SQLException {
        int at = 1;
        if (s.is(at, "unlogged")) s.remove(at, at + 1);
        if (s.is(at, "local") || s.is(at, "global")) s.remove(at, at + 1);
        if (s.is(at, "temp") || s.is(at, "temporary")) s.replace(at, at + 1, List.of(Token.raw("LOCAL TEMPORARY")));
        while (!s.is(at, "table")) at++;
        at++;
        if (s.are(at, "if", "not", "exists")) at += 3;
        while (at < s.size() && (s.get(at).isName() || s.is(at, ".")) && !s.is(at, "as") && !s.is(at, "of")) at++;
        if (s.is(at, "of")) throw PgFault.unsupported("a typed table");
        int query = s.find(at, "as");
        if (query >= 0) {
            Tokens rows = new Tokens(s.slice(query + 1, s.size()));
            noData(rows);
            Rewriting.rows(rows, session);
            s.remove(query + 1, s.size());
            rows.list().forEach(s::append);
            DefinitionRewriting.dropOptions(s, at);
            return List.of(s);
        }
        if (!s.is(at, "(")) Refusals.syntax(s, at);
        columns(s, at);
        after(s, s.closing(at) + 1);
        return List.of(s);
    }

    private static void noData(Tokens rows) throws PgFault {
        if (rows.are(rows.size() - 3, "with", "no", "data")) throw PgFault.unsupported("WITH NO DATA");
        if (rows.are(rows.size() - 2, "with", "data")) rows.remove(rows.size() - 2, rows.size());
    }

    private static void columns(Tokens s, int open) throws PgFault {
        int at = open + 1;
        while (at < s.closing(open)) {
            if (s.is(at, "like")) throw PgFault.unsupported("LIKE in CREATE TABLE");
            if (s.is(at, "exclude")) throw PgFault.unsupported("an exclusion constraint");
            boolean column = s.get(at).isName() && !s.isOneOf(at, CONSTRAINTS);
            if (column) at = DefinitionRewriting.type(s, at + 1);
            at = ColumnConstraints.lean(s, at, open);
        }
    }

    private static void after(Tokens s, int at) throws PgFault {
        for (String word : List.of("inherits", "partition"))
            if (s.find(at, word) >= 0) throw PgFault.unsupported(word.toUpperCase(java.util.Locale.ROOT));
        DefinitionRewriting.dropOptions(s, at);
        int using = s.find(at, "using");
        if (using >= 0) s.remove(using, using + 2);
        int without = s.find(at, "without");
        if (without >= 0 && s.is(without + 1, "oids")) s.remove(without, without + 2);
        int preserve = s.find(at, "preserve");
        if (preserve >= 0) s.remove(preserve - 2, preserve + 2);
    }
}
