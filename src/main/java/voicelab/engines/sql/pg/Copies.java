package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** COPY FROM STDIN and TO STDOUT, in text and csv. A server's own files and programs are out of reach. */
final class Copies {
    private Copies() {}

    static Plan plan(Tokens s, PgSession session) throws PgFault, SQLException {
        if (s.is(1, "(")) {
            int close = s.closing(1);
            if (!s.is(close + 1, "to")) Refusals.syntax(s, close + 1);
            return out(
                    s,
                    close + 1,
                    Queries.translate(new Tokens(s.slice(2, close)), session).sql());
        }
        int at = 2;
        while (s.is(at, ".")) at += 2;
        Tokens table = new Tokens(s.slice(1, at));
        new CatalogueNames().apply(table, session);
        List<Token> columns = List.of();
        if (s.is(at, "(")) {
            int close = s.closing(at);
            columns = s.slice(at + 1, close);
            at = close + 1;
        }
        if (s.is(at, "to")) {
            String list = columns.isEmpty() ? "*" : new Tokens(columns).rendered();
            return out(s, at, "SELECT " + list + " FROM " + table.rendered());
        }
        if (!s.is(at, "from")) Refusals.syntax(s, at);
        if (!s.is(at + 1, "stdin")) throw Forbidden.denied("COPY from a file or a program of the server's; use STDIN");
        return in(table, names(columns, table, session), CopyOptions.read(s, at + 2));
    }

    private static List<String> names(List<Token> columns, Tokens table, PgSession session)
            throws PgFault, SQLException {
        if (columns.isEmpty()) return TableShape.of(table, session).columns();
        List<String> names = new ArrayList<>();
        for (Token token : columns) if (token.isName()) names.add(token.name());
        return names;
    }

    private static Plan in(Tokens table, List<String> columns, CopyOptions options) {
        StringBuilder sql = new StringBuilder("INSERT INTO " + table.rendered() + " (");
        StringBuilder marks = new StringBuilder();
        for (String column : columns) {
            sql.append(marks.isEmpty() ? "" : ", ").append(PgSession.quoted(column));
            marks.append(marks.isEmpty() ? "?" : ", ?");
        }
        String insert = sql.append(") VALUES (").append(marks).append(")").toString();
        return new Plan() {
            @Override
            public boolean writes() {
                return true;
            }

            @Override
            public Outcome run(PgSession session, Object[] values) throws SQLException {
                return Outcome.copy(new CopyIn(session, insert, columns, options));
            }
        };
    }

    private static Plan out(Tokens s, int at, String sql) throws PgFault {
        if (!s.is(at + 1, "stdout")) throw Forbidden.denied("COPY to a file or a program of the server's; use STDOUT");
        CopyOptions options = CopyOptions.read(s, at + 2);
        return (session, values) -> Outcome.copy(new CopyOut(session, sql, options));
    }
}
