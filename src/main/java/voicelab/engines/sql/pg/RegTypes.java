package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;

/**
 * Casts to regclass and its like. PostgreSQL's values are a number and a name at once; here a literal becomes the number, and
 * a number the name, which is what each is cast for.
 */
final class RegTypes {
    private RegTypes() {}

    static List<Token> cast(List<Token> operand, String type) {
        Kind kind = operand.size() == 1 ? operand.get(0).kind() : Kind.RAW;
        if (kind == Kind.STRING && operand.get(0).text().matches("\\d{1,9}|1\\d{9}"))
            return List.of(new Token(Kind.NUMBER, operand.get(0).text(), -1));
        boolean named = kind == Kind.STRING || kind == Kind.PARAMETER;
        List<Token> out = new ArrayList<>();
        out.add(Token.raw(Forbidden.OWN_SCHEMA + "." + type + (named ? "_oid" : "_name")));
        out.add(Token.mark("("));
        out.addAll(operand);
        out.add(Token.mark(")"));
        return out;
    }
}
