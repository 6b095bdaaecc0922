package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/**
 * {@code INSERT ... ON CONFLICT}. DO NOTHING the engine has; DO UPDATE becomes its MERGE, with the new rows under the name
 * EXCLUDED that PostgreSQL gives them.
 */
final class OnConflict implements Rewriting.Step {

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault, SQLException {
        if (!s.is(0, "insert")) return;
        int on = s.find(0, "on");
        while (on >= 0 && !s.is(on + 1, "conflict")) on = s.find(on + 1, "on");
        if (on < 0) return;
        int action = s.find(on, "do");
        if (action < 0) Refusals.syntax(s, s.size());
        boolean nothing = s.is(action + 1, "nothing");
        if (nothing && action == on + 2) return;
        if (nothing || (s.is(action + 1, "update") && s.is(action + 2, "set"))) merge(s, on, action, session);
        else Refusals.syntax(s, action + 1);
    }

    private static void merge(Tokens s, int on, int action, PgSession session) throws PgFault, SQLException {
        int end = s.find(action, "returning");
        if (end < 0) end = s.size();
        int at = 2;
        Tokens table = new Tokens(List.of(s.get(at++)));
        while (s.is(at, ".")) {
            table.append(s.get(at));
            table.append(s.get(at + 1));
            at += 2;
        }
        Token alias = s.is(at, "as") ? s.get(at + 1) : new Token(Kind.QUOTED, table.name(table.size() - 1), -1);
        if (s.is(at, "as")) at += 2;
        TableShape shape = TableShape.of(table, session);
        List<String> columns = new ArrayList<>();
        if (s.is(at, "(") && !s.is(at + 1, "select")) {
            int close = s.closing(at);
            for (int i = at + 1; i < close; i += 2) columns.add(s.name(i));
            at = close + 1;
        } else columns.addAll(shape.columns());
        List<String> target = target(s, on, action, shape);
        boolean nothing = s.is(action + 1, "nothing");
        // the engine's own DO NOTHING looks at every key: the same when the row can hit no other
        if (nothing && !shape.hitsOther(target, columns)) {
            s.remove(on + 2, action);
            return;
        }
        int where = nothing ? -1 : s.find(action, "where");
        if (where > end) where = -1;
        List<Token> set = nothing ? List.of() : s.slice(action + 3, where < 0 ? end : where);
        List<Token> condition = where < 0 ? List.of() : s.slice(where + 1, end);
        List<String> defaulted = defaulted(s.slice(action, end), columns, shape);
        List<Token> rows = ExcludedRows.of(s.slice(at, on), columns, defaulted, shape, session);
        List<Token> tail = s.slice(end, s.size());
        List<String> excluded = new ArrayList<>(columns);
        excluded.addAll(defaulted);
        List<Token> out = new ArrayList<>();
        out.add(Token.raw("MERGE INTO " + table.rendered() + " AS " + alias.rendered() + " USING ("));
        out.addAll(rows);
        out.add(Token.raw(") AS excluded (" + quoted(excluded, "") + ") ON " + match(alias, target)));
        if (!nothing) update(set, condition, out);
        out.add(Token.raw("WHEN NOT MATCHED THEN INSERT (" + quoted(columns, "") + ") VALUES ("
                + quoted(columns, "excluded.") + ")"));
        boolean returning = !tail.isEmpty();
        s.remove(0, s.size());
        if (returning) {
            s.append(Token.word("SELECT"));
            tail.subList(1, tail.size()).forEach(s::append);
            s.append(Token.raw("FROM FINAL TABLE ("));
        }
        out.forEach(s::append);
        if (returning) s.append(Token.raw(") AS " + alias.rendered()));
    }

    private static void update(List<Token> set, List<Token> condition, List<Token> out) {
        out.add(Token.raw("WHEN MATCHED"));
        if (!condition.isEmpty()) {
            out.add(Token.raw("AND ("));
            out.addAll(condition);
            out.add(Token.raw(")"));
        }
        out.add(Token.raw("THEN UPDATE SET"));
        out.addAll(set);
    }

    /** Columns of EXCLUDED that the statement reads and does not give: PostgreSQL's row has their defaults. */
    private static List<String> defaulted(List<Token> action, List<String> columns, TableShape shape) {
        Tokens s = new Tokens(action);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            if (!s.name(i).equals("excluded") || !s.is(i + 1, ".") || s.is(i - 1, ".")) continue;
            String column = s.name(i + 2);
            if (shape.columns().contains(column) && !columns.contains(column) && !found.contains(column))
                found.add(column);
        }
        return found;
    }

    private static List<String> target(Tokens s, int on, int action, TableShape shape) throws PgFault {
        if (s.are(on + 2, "on", "constraint")) {
            List<String> columns = shape.columnsOf(s.name(on + 4));
            if (columns.isEmpty())
                throw new PgFault(States.NO_OBJECT, "constraint \"" + s.name(on + 4) + "\" for table does not exist");
            return columns;
        }
        if (!s.is(on + 2, "("))
            throw new PgFault(
                    States.SYNTAX, "ON CONFLICT DO UPDATE requires inference specification or constraint name");
        List<String> columns = new ArrayList<>();
        int close = s.closing(on + 2);
        for (int i = on + 3; i < close; i += 2) columns.add(s.name(i));
        if (close + 1 != action) throw PgFault.unsupported("ON CONFLICT with a partial index");
        if (!shape.isUnique(columns))
            throw new PgFault(
                    "42P10", "there is no unique or exclusion constraint matching the ON CONFLICT specification");
        return columns;
    }

    private static String match(Token alias, List<String> columns) {
        StringBuilder out = new StringBuilder();
        for (String column : columns) {
            String quoted = PgSession.quoted(column);
            out.append(out.isEmpty() ? "" : " AND ")
                    .append(alias.rendered())
                    .append('.')
                    .append(quoted);
            out.append(" = excluded.").append(quoted);
        }
        return out.toString();
    }

    private static String quoted(List<String> columns, String prefix) {
        StringBuilder out = new StringBuilder();
        for (String column : columns)
            out.append(out.isEmpty() ? "" : ", ").append(prefix).append(PgSession.quoted(column));
        return out.toString();
    }
}
