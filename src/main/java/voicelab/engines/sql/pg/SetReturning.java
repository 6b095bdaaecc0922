package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code generate_series} and {@code unnest}: a name for the column when none was given, and in the list of a SELECT as a table. */
final class SetReturning implements Rewriting.Step {
    private static final Set<String> FUNCTIONS = Set.of("generate_series", "unnest", "pg_partition_ancestors");

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        for (int i = 0; i < s.size(); i++) {
            if (!s.isOneOf(i, FUNCTIONS) || !s.is(i + 1, "(")) continue;
            int start = s.is(i - 1, ".") ? i - 2 : i;
            if (s.is(start - 1, "from") || s.is(start - 1, "join") || (s.is(start - 1, ",") && inFrom(s, start)))
                table(s, start, i);
            else if (s.is(start - 1, "select") || s.is(start - 1, ",")) item(s, start, i);
        }
    }

    private static boolean inFrom(Tokens s, int at) {
        for (int i = at; i >= 0; i--) {
            if (s.is(i, ")")) i = s.opening(i);
            else if (s.is(i, "from")) return true;
            else if (s.is(i, "select") || s.is(i, "(")) return false;
        }
        return false;
    }

    private static void table(Tokens s, int start, int at) {
        int end = s.closing(at + 1) + 1;
        String column = s.name(at);
        int alias = s.is(end, "as") ? end + 1 : end;
        boolean aliased = s.get(alias).isName()
                && (alias > end
                        || !s.isOneOf(
                                alias,
                                Set.of(
                                        "where",
                                        "join",
                                        "cross",
                                        "left",
                                        "inner",
                                        "order",
                                        "group",
                                        "limit",
                                        "on",
                                        "union",
                                        "right",
                                        "full",
                                        "natural",
                                        "offset",
                                        "returning",
                                        "with",
                                        "having")));
        if (aliased && s.is(alias + 1, "(")) return;
        String name = aliased ? s.name(alias) : column;
        String rows = aliased ? name : rowsOf(name);
        List<Token> named =
                new ArrayList<>(List.of(Token.word("AS"), new Token(Kind.QUOTED, rows, -1), Token.mark("(")));
        named.add(new Token(Kind.QUOTED, name, -1));
        named.add(Token.mark(")"));
        s.replace(end, aliased ? alias + 1 : end, named);
        if (start < at) s.remove(start, at);
    }

    /** What the rows are called; one of the catalogue's functions must not look like a call again to the steps that follow. */
    private static String rowsOf(String function) {
        return function.startsWith("pg_") ? function + "_rows" : function;
    }

    private static void item(Tokens s, int start, int at) throws PgFault {
        String name = s.name(at);
        int end = s.closing(at + 1) + 1;
        List<Token> call = s.slice(at, end);
        s.replace(
                start,
                end,
                List.of(new Token(Kind.QUOTED, rowsOf(name), -1), Token.mark("."), new Token(Kind.QUOTED, name, -1)));
        int from = s.find(start, "from");
        int where = s.find(start, "where", "group", "order", "limit", "union", "having", "offset");
        List<Token> table = new ArrayList<>(call);
        table.addAll(List.of(
                Token.word("AS"),
                new Token(Kind.QUOTED, rowsOf(name), -1),
                Token.mark("("),
                new Token(Kind.QUOTED, name, -1),
                Token.mark(")")));
        if (from >= 0) {
            table.add(Token.word("CROSS"));
            table.add(Token.word("JOIN"));
            s.replace(from + 1, from + 1, table);
            return;
        }
        table.add(0, Token.word("FROM"));
        int close = start;
        while (close < s.size() && !s.is(close, ")")) close = s.is(close, "(") ? s.closing(close) + 1 : close + 1;
        int put = where >= 0 ? where : close;
        s.replace(put, put, table);
    }
}
