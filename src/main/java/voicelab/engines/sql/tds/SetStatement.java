package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.Done;

/** {@code SET @x = value}, and the session's options. */
final class SetStatement implements Commands.Operation {
    private static final Set<String> SWITCHES = Set.of(
            "nocount",
            "xact_abort",
            "implicit_transactions",
            "quoted_identifier",
            "ansi_nulls",
            "ansi_padding",
            "ansi_warnings",
            "arithabort",
            "arithignore",
            "concat_null_yields_null",
            "numeric_roundabort",
            "ansi_null_dflt_on",
            "ansi_null_dflt_off",
            "ansi_defaults",
            "cursor_close_on_commit",
            "fmtonly",
            "no_browsetable",
            "forceplan",
            "remote_proc_transactions");

    /** Those whose other value would change what statements mean, which cannot be had here. */
    private static final Set<String> ONLY_ON =
            Set.of("quoted_identifier", "ansi_nulls", "ansi_padding", "concat_null_yields_null");

    /** Taken and of no consequence. */
    private static final Set<String> VALUES = Set.of(
            "textsize",
            "datefirst",
            "dateformat",
            "language",
            "deadlock_priority",
            "query_governor_cost_limit",
            "context_info",
            "fips_flagger");

    @Override
    public void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Tokens tokens = statement.tokens();
        if (tokens.get(1).kind() == Kind.PARAMETER) variable(tokens, run);
        else option(tokens, run);
    }

    private static void variable(Tokens tokens, Run run) throws TdsFault, SQLException {
        Scope.Variable variable = run.scope().get(tokens.get(1).text());
        Token sign = tokens.get(2);
        if (!sign.is("=")
                && !(sign.kind() == Kind.OPERATOR
                        && sign.text().length() == 2
                        && sign.text().endsWith("="))) throw TdsFault.near(sign.text());
        Tokens value = new Tokens(tokens.slice(3, tokens.size()));
        if (!sign.is("=")) {
            value.add(0, Token.mark("("));
            value.append(Token.mark(")"));
            value.add(0, new Token(Kind.OPERATOR, sign.text().substring(0, 1), -1));
            value.add(0, tokens.get(1));
        }
        variable.value = Select.value(value.list(), variable.type, run);
        run.session().ended(0, 1);
    }

    private static void option(Tokens tokens, Run run) throws TdsFault, SQLException {
        String name = tokens.name(1).toLowerCase(Locale.ROOT);
        TdsSession session = run.session();
        if (tokens.are(1, "transaction", "isolation", "level")) isolation(tokens, session);
        else if (name.equals("rowcount")) session.options().rowLimit(number(tokens, 2, run));
        else if (name.equals("lock_timeout")) {
            session.options().lockMillis((int) number(tokens, 2, run));
            settle(session);
        } else if (name.equals("identity_insert")) identityInsert(tokens, session);
        else if (name.equals("statistics") || VALUES.contains(name)) {
            // of no consequence here
        } else switches(tokens, session);
        run.done(Done.SET);
    }

    /** {@code SET a, b ON}. */
    private static void switches(Tokens tokens, TdsSession session) throws TdsFault {
        int last = tokens.size() - 1;
        boolean on = tokens.is(last, "on");
        if (!on && !tokens.is(last, "off")) throw unknown(tokens.get(1));
        for (int i = 1; i < last; i += 2) {
            String name = tokens.name(i).toLowerCase(Locale.ROOT);
            if (!SWITCHES.contains(name)) throw unknown(tokens.get(i));
            if (!on && ONLY_ON.contains(name))
                throw TdsFault.notImplemented("SET " + name.toUpperCase(Locale.ROOT) + " OFF");
            session.options().set(name, on);
            if (name.equals("ansi_defaults")) session.options().set("implicit_transactions", on);
        }
    }

    private static TdsFault unknown(Token name) {
        return new TdsFault(195, 7, 15, "'" + name.text() + "' is not a recognized SET option.", 0);
    }

    private static long number(Tokens tokens, int i, Run run) throws TdsFault {
        boolean negative = tokens.is(i, "-");
        Token token = tokens.get(negative ? i + 1 : i);
        if (token.kind() == Kind.PARAMETER && run.scope().value(token.text()) instanceof Long value) return value;
        try {
            long value = Long.parseLong(token.text());
            return negative ? -value : value;
        } catch (NumberFormatException e) {
            throw TdsFault.near(token.text());
        }
    }

    private static void isolation(Tokens tokens, TdsSession session) throws TdsFault, SQLException {
        StringBuilder level = new StringBuilder();
        for (int i = 4; i < tokens.size(); i++)
            level.append(i == 4 ? "" : " ").append(tokens.get(i).text().toUpperCase(Locale.ROOT));
        if (!Set.of("READ UNCOMMITTED", "READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE", "SNAPSHOT")
                .contains(level.toString())) throw TdsFault.near(level.toString());
        session.options().isolation(level.toString());
        settle(session);
    }

    private static void settle(TdsSession session) throws SQLException {
        for (EngineSession engine : session.engines()) engine.settle(session.options());
    }

    private static void identityInsert(Tokens tokens, TdsSession session) throws TdsFault {
        int last = tokens.size() - 1;
        if (!tokens.is(last, "on") && !tokens.is(last, "off"))
            throw TdsFault.near(tokens.get(last).text());
        session.options()
                .identityInsert(tokens.is(last, "on") ? tokens.get(last - 1).text() : "");
    }
}
