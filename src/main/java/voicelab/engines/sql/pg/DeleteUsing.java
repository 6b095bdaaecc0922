package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** {@code DELETE FROM t USING u WHERE c} as {@code DELETE FROM t WHERE EXISTS (SELECT 1 FROM u WHERE c)}. */
final class DeleteUsing implements Rewriting.Step {

    @Override
    public void apply(Tokens s, PgSession session) {
        if (!s.is(0, "delete")) return;
        int using = s.find(0, "using");
        if (using < 0) return;
        int returning = s.find(using, "returning");
        int end = returning < 0 ? s.size() : returning;
        int where = s.find(using, "where");
        List<Token> out = new ArrayList<>();
        out.add(Token.raw("WHERE EXISTS (SELECT 1 FROM"));
        out.addAll(s.slice(using + 1, where < 0 || where > end ? end : where));
        if (where >= 0 && where < end) out.addAll(s.slice(where, end));
        out.add(Token.mark(")"));
        s.replace(using, end, out);
    }
}
