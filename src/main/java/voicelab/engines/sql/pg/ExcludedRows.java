package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** The rows of an {@code INSERT ... ON CONFLICT} as the engine's MERGE reads them. */
final class ExcludedRows {
    private ExcludedRows() {}

    /**
     * The rows, with a type at each parameter, for the engine finds none in a list of values.
     *
     * @param rows the part of the statement that gives them
     * @param defaulted columns that follow with their defaults
     */
    static List<Token> of(
            List<Token> rows, List<String> columns, List<String> defaulted, TableShape shape, PgSession session)
            throws PgFault {
        List<Token> given = given(new Tokens(rows), columns, shape, session);
        if (defaulted.isEmpty()) return given;
        StringBuilder more = new StringBuilder();
        for (String column : defaulted) {
            String value = shape.defaultOf(column) == null ? "NULL" : shape.defaultOf(column);
            String type = shape.type(column);
            more.append(", ").append(type == null ? value : "CAST(" + value + " AS " + type + ")");
        }
        List<Token> out = new ArrayList<>();
        out.add(Token.raw("SELECT \"_given\".*" + more + " FROM ("));
        out.addAll(given);
        out.add(Token.raw(") AS \"_given\" ("
                + columns.stream().map(PgSession::quoted).collect(java.util.stream.Collectors.joining(", ")) + ")"));
        return out;
    }

    private static List<Token> given(Tokens s, List<String> columns, TableShape shape, PgSession session)
            throws PgFault {
        if (!s.is(0, "values")) {
            if (s.is(0, "select") || s.is(0, "with") || s.is(0, "(")) return s.list();
            throw PgFault.unsupported("ON CONFLICT with a target of such an INSERT");
        }
        List<Token> out = new ArrayList<>();
        out.add(Token.word("VALUES"));
        int i = 1;
        while (s.is(i, "(")) {
            int close = s.closing(i);
            row(s, i, close, columns, shape, out, session);
            i = close + 1;
            if (s.is(i, ",")) out.add(s.get(i++));
        }
        return out;
    }

    private static void row(
            Tokens s, int open, int close, List<String> columns, TableShape shape, List<Token> out, PgSession session)
            throws PgFault {
        out.add(Token.mark("("));
        int column = 0;
        int from = open + 1;
        while (from < close) {
            int comma = s.find(from, ",");
            int to = comma < 0 || comma > close ? close : comma;
            if (column >= columns.size())
                throw new PgFault(States.SYNTAX, "INSERT has more expressions than target columns");
            String type = shape.type(columns.get(column));
            if (s.is(from, "default") && to == from + 1) {
                String value = shape.defaultOf(columns.get(column));
                out.add(Token.raw(value == null ? "NULL" : value));
            } else if (type == null) out.addAll(s.slice(from, to));
            else {
                boolean parameter = to == from + 1 && s.get(from).kind() == Kind.PARAMETER;
                if (parameter)
                    session.hints().hint(Integer.parseInt(s.get(from).text()), shape.oid(columns.get(column)));
                out.add(Token.raw("CAST("));
                out.addAll(s.slice(from, to));
                out.add(Token.raw("AS " + type + ")"));
            }
            if (to < close) out.add(Token.mark(","));
            column++;
            from = to + 1;
        }
        if (column < columns.size())
            throw new PgFault(States.SYNTAX, "INSERT has more target columns than expressions");
        out.add(Token.mark(")"));
    }
}
