package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code ^} and the plain operators on JSON as functions; operators that have none are refused. */
final class OwnOperators implements Rewriting.Step {
    private static final Map<String, String> FUNCTIONS = Map.of(
            "^",
            "power",
            "->",
            "json_field",
            "->>",
            "json_field_text",
            "#>",
            "json_path",
            "#>>",
            "json_path_text",
            "@>",
            "json_contains");

    private static final Set<String> ELEMENTS = Set.of("->", "->>");

    private static final Set<String> REFUSED =
            Set.of("?", "?|", "?&", "<@", "#-", "&&", "@@", "@?", "<->", "-|-", "|/", "||/", "!!", "^@");

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        for (int i = 1; i + 1 < s.size(); i++) {
            if (s.get(i).kind() != Kind.OPERATOR) continue;
            String sign = s.get(i).text();
            if (REFUSED.contains(sign)) throw PgFault.unsupported("operator " + sign);
            String name = FUNCTIONS.get(sign);
            if (name == null) continue;
            int start = Casts.operandStart(s, i - 1);
            int end = BitOperators.operandEnd(s, i + 1);
            boolean element = ELEMENTS.contains(sign)
                    && (s.get(i + 1).kind() == Kind.NUMBER || (s.get(i + 2).kind() == Kind.NUMBER && s.is(i + 1, "-")));
            if (element) name = name.replace("field", "element");
            List<Token> call = new ArrayList<>();
            call.add(sign.equals("^") ? Token.word(name) : Token.raw(Forbidden.OWN_SCHEMA + "." + name));
            call.add(Token.mark("("));
            call.addAll(s.slice(start, i));
            call.add(Token.mark(","));
            call.addAll(s.slice(i + 1, end));
            call.add(Token.mark(")"));
            s.replace(start, end, call);
            i = start + 1;
        }
    }
}
