package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** {@code a & b} and its like as the engine's functions. */
final class BitOperators implements Rewriting.Step {
    private static final Map<String, String> FUNCTIONS =
            Map.of("&", "BITAND", "|", "BITOR", "#", "BITXOR", "<<", "LSHIFT", ">>", "RSHIFT");

    @Override
    public void apply(Tokens s, PgSession session) {
        for (int i = 1; i + 1 < s.size(); i++) {
            if (s.get(i).kind() != Token.Kind.OPERATOR
                    || !FUNCTIONS.containsKey(s.get(i).text())) continue;
            int start = Casts.operandStart(s, i - 1);
            int end = operandEnd(s, i + 1);
            List<Token> call = new ArrayList<>();
            call.add(Token.raw(FUNCTIONS.get(s.get(i).text())));
            call.add(Token.mark("("));
            call.addAll(s.slice(start, i));
            call.add(Token.mark(","));
            call.addAll(s.slice(i + 1, end));
            call.add(Token.mark(")"));
            s.replace(start, end, call);
            i = start + call.size() - 1;
        }
    }

    static int operandEnd(Tokens s, int from) {
        int at = s.is(from, "-") ? from + 1 : from;
        if (s.is(at, "(")) at = s.closing(at) + 1;
        else {
            at++;
            while (s.is(at, ".")) at += 2;
        }
        while (s.is(at, "(") || s.is(at, "[")) at = s.closing(at) + 1;
        return at;
    }
}
