package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** {@code array[n]}: beyond its ends PostgreSQL finds NULL, and the engine a fault. The catalogue's vectors begin at 0. */
final class Subscripts implements Rewriting.Step {
    private static final List<String> VECTORS =
            List.of("indkey", "indoption", "indclass", "indcollation", "proargtypes");

    @Override
    public void apply(Tokens s, PgSession session) {
        for (int i = 1; i < s.size(); i++) {
            if (!s.is(i, "[") || s.is(i - 1, "array") || s.is(i - 1, "[") || s.is(i - 1, ",")) continue;
            int close = s.closing(i);
            if (s.find(i + 1, ":") >= 0 && s.find(i + 1, ":") < close) continue;
            int start = Casts.operandStart(s, i - 1);
            List<Token> array = s.slice(start, i);
            String name = s.name(i - 1).toLowerCase(Locale.ROOT);
            boolean vector = VECTORS.stream().anyMatch(name::endsWith);
            Tokens index = new Tokens(s.slice(i + 1, close));
            apply(index, session);
            s.replace(start, close + 1, element(array, "(" + index.rendered() + (vector ? ") + 1" : ")")));
        }
    }

    static List<Token> element(List<Token> array, String index) {
        String text = new Tokens(array).rendered();
        List<Token> out = new ArrayList<>();
        out.add(Token.raw("(CASE WHEN " + index + " BETWEEN 1 AND CARDINALITY(" + text + ") THEN (" + text + ")["
                + index + "] END)"));
        return out;
    }
}
