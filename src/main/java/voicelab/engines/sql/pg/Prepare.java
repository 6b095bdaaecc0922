package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code PREPARE name (types) AS statement}: the same statements as those of the extended protocol. */
final class Prepare {
    private Prepare() {}

    static Plan plan(Tokens s) throws PgFault {
        if (s.is(1, "transaction")) throw PgFault.unsupported("PREPARE TRANSACTION");
        if (!s.get(1).isName()) return Refusals.syntax(s, 1);
        String name = s.name(1);
        List<Integer> types = new ArrayList<>();
        int at = 2;
        if (s.is(at, "(")) {
            int close = s.closing(at);
            at++;
            while (at < close) {
                TypeNames.Read type = TypeNames.at(s, at);
                if (type == null) return Refusals.syntax(s, at);
                types.add(type.oid());
                at = type.end() + (s.is(type.end(), ",") ? 1 : 0);
            }
            at = close + 1;
        }
        if (!s.is(at, "as")) return Refusals.syntax(s, at);
        switch (s.name(at + 1)) {
            case "select", "insert", "update", "delete", "merge", "values", "with", "table" -> {
                // as a plan
            }
            default -> Refusals.syntax(s, at + 1);
        }
        Prepared prepared = new Prepared(text(s.slice(at + 1, s.size())), List.copyOf(types));
        return (session, values) -> {
            session.prepared().add(name, prepared, session);
            return Outcome.done("PREPARE");
        };
    }

    /** The statement again, with its own signs for parameters. */
    private static String text(List<Token> tokens) {
        StringBuilder out = new StringBuilder();
        for (Token token : tokens)
            out.append(token.kind() == Kind.PARAMETER ? "$" + token.text() : token.rendered())
                    .append(' ');
        return out.toString().strip();
    }
}
