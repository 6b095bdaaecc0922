package voicelab.engines.sql.pg;

import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code '{1,2}'} for a column that is an array: given the column's type, which the engine would not see. */
final class ArrayLiterals implements Rewriting.Step {

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        if (s.list().stream().noneMatch(ArrayLiterals::mayBe)) return;
        boolean insert = s.is(0, "insert");
        int at = insert ? 2 : s.is(0, "update") ? 1 : s.find(0, "from") + 1;
        if (at == 0 || !s.get(at).isName() || s.name(at).startsWith("pg_")) return;
        int end = at + 1;
        while (s.is(end, ".")) end += 2;
        Map<String, String> arrays = arrays(new Tokens(s.slice(at, Math.min(end, s.size()))), session);
        if (insert) values(s, end, arrays);
        for (int i = 2; i < s.size(); i++) {
            if (!mayBe(s.get(i)) || s.is(i + 1, "::")) continue;
            boolean any = s.is(i - 1, "(") && (s.is(i - 2, "any") || s.is(i - 2, "all"));
            int operator = any ? i - 3 : i - 1;
            if (s.get(operator).kind() != Kind.OPERATOR || s.is(operator, "::")) continue;
            String type = arrays.get(s.name(operator - 1));
            if (type != null && (any != type.endsWith("[]"))) typed(s, i, any ? type + "[]" : type);
        }
    }

    private static boolean mayBe(Token token) {
        return token.kind() == Kind.STRING
                && token.text().strip().startsWith("{")
                && token.text().strip().endsWith("}");
    }

    private static void typed(Tokens s, int at, String type) {
        String element = type.substring(0, type.length() - 2);
        s.replace(
                at + 1,
                at + 1,
                List.of(new Token(Kind.OPERATOR, "::", -1), Token.word(element), Token.mark("["), Token.mark("]")));
    }

    /** In the rows of an INSERT: by its place. */
    private static void values(Tokens s, int from, Map<String, String> arrays) {
        List<String> columns = new java.util.ArrayList<>(arrays.keySet());
        int at = s.is(from, "as") ? from + 2 : from;
        if (s.is(at, "(")) {
            columns.clear();
            int close = s.closing(at);
            for (int i = at + 1; i < close; i += 2) columns.add(s.name(i));
            at = close + 1;
        }
        if (!s.is(at, "values")) return;
        for (int open = at + 1; s.is(open, "("); open = s.closing(open) + 2) {
            int column = 0;
            for (int i = open + 1; i < s.closing(open); i++) {
                if (s.is(i, "(") || s.is(i, "[")) i = s.closing(i);
                else if (s.is(i, ",")) column++;
                else if (mayBe(s.get(i)) && !s.is(i + 1, "::") && column < columns.size()) {
                    String type = arrays.getOrDefault(columns.get(column), "");
                    if (type.endsWith("[]")) typed(s, i, type);
                }
            }
        }
    }

    /** The columns of that table and their types, arrays with {@code []}. */
    private static Map<String, String> arrays(Tokens table, PgSession session) {
        Map<String, String> types = new LinkedHashMap<>();
        try (PreparedStatement ask = session.engine().prepare("SELECT * FROM " + table.rendered())) {
            ResultSetMetaData meta = ask.getMetaData();
            for (var column : ColumnTypes.columns(meta)) {
                PgType element = PgType.elementOf(column.type());
                PgType type = PgType.of(column.type());
                types.put(
                        column.name(),
                        element != null ? element.typeName() + "[]" : type == null ? "text" : type.typeName());
            }
        } catch (SQLException e) {
            // the statement itself will say what is wrong
        }
        return types;
    }
}
