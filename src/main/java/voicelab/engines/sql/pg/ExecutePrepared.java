package voicelab.engines.sql.pg;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.pgwire.WireColumn;

/** {@code EXECUTE name (values)}. */
final class ExecutePrepared implements Plan {
    private final Plan prepared;
    private final List<List<Token>> values;

    private ExecutePrepared(Plan prepared, List<List<Token>> values) {
        this.prepared = prepared;
        this.values = values;
    }

    static Plan plan(Tokens s, PgSession session) throws PgFault, SQLException {
        if (!s.get(1).isName()) return Refusals.syntax(s, 1);
        List<List<Token>> values = new ArrayList<>();
        int end = 2;
        if (s.is(2, "(")) {
            int close = s.closing(2);
            for (int from = 3; from < close; ) {
                int comma = s.find(from, ",");
                int to = comma < 0 || comma > close ? close : comma;
                if (to == from) return Refusals.syntax(s, to);
                values.add(s.slice(from, to));
                from = to + 1;
            }
            end = close + 1;
        }
        if (end < s.size()) return Refusals.syntax(s, end);
        for (Token token : s.list())
            if (token.kind() == Kind.PARAMETER) throw PgFault.unsupported("a parameter of EXECUTE");
        Prepared named = session.prepared().get(s.name(1));
        Plan plan = session.plan(named.sql(), named.declared()).orElseThrow();
        if (plan.parameters().size() != values.size())
            throw new PgFault(
                    States.SYNTAX,
                    "wrong number of parameters for prepared statement \"" + s.name(1) + "\": expected "
                            + plan.parameters().size() + " parameters but got " + values.size());
        return new ExecutePrepared(plan, values);
    }

    @Override
    public List<WireColumn> columns() {
        return prepared.columns();
    }

    @Override
    public boolean writes() {
        return prepared.writes();
    }

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public Outcome run(PgSession session, Object[] none) throws PgFault, SQLException {
        Object[] bound = new Object[values.size()];
        for (int i = 0; i < bound.length; i++)
            bound[i] = session.reader()
                    .read(text(values.get(i), session), prepared.parameters().get(i), 0);
        return prepared.run(session, bound);
    }

    /** A value as a parameter's text; null for none. */
    private static byte[] text(List<Token> value, PgSession session) throws PgFault, SQLException {
        if (value.size() == 1 && value.get(0).kind() == Kind.STRING)
            return value.get(0).text().getBytes(StandardCharsets.UTF_8);
        Tokens ask = new Tokens(List.of(Token.word("SELECT"), Token.mark("(")));
        value.forEach(ask::append);
        ask.append(Token.mark(")"));
        String sql = Queries.translate(ask, session).sql();
        try (PreparedStatement statement = session.engine().prepare(sql)) {
            session.engine().run(statement);
            try (ResultSet row = statement.getResultSet()) {
                String text = row.next() ? row.getString(1) : null;
                return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            }
        }
    }
}
