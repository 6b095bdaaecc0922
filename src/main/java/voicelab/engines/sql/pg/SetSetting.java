package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** SET in its forms. */
final class SetSetting {
    private SetSetting() {}

    static Plan plan(Tokens s) throws PgFault {
        int at = s.is(1, "session") || s.is(1, "local") ? 2 : 1;
        boolean local = s.is(1, "local");
        if (s.is(1, "session") && s.are(2, "characteristics", "as", "transaction")) return characteristics(s, 5);
        if (s.is(at, "transaction")) return transaction(s, at + 1);
        if (s.are(at, "time", "zone")) return given("TimeZone", s.slice(at + 2, s.size()), local);
        if (s.is(at, "names")) return given("client_encoding", s.slice(at + 1, s.size()), local);
        if (s.are(at, "session", "authorization"))
            return given("session_authorization", s.slice(at + 2, s.size()), local);
        if (s.are(at, "authorization")) return given("session_authorization", s.slice(at + 1, s.size()), local);
        if (s.is(at, "role")) return given("role", s.slice(at + 1, s.size()), local);
        if (s.is(at, "schema")) return given("search_path", s.slice(at + 1, s.size()), local);
        StringBuilder name = new StringBuilder(s.name(at));
        int end = at + 1;
        while (s.is(end, ".")) {
            name.append('.').append(s.name(end + 1));
            end += 2;
        }
        if (!s.is(end, "=") && !s.is(end, "to")) return Refusals.syntax(s, end);
        return given(name.toString(), s.slice(end + 1, s.size()), local);
    }

    private static Plan given(String name, List<Token> tokens, boolean local) throws PgFault {
        if (tokens.isEmpty()) throw new PgFault(States.SYNTAX, "syntax error at end of input");
        boolean byDefault = tokens.size() == 1 && tokens.get(0).is("default");
        String value = byDefault ? null : GivenSettings.value(tokens);
        return (session, values) -> {
            session.given().set(name, value, local);
            act(session, name.toLowerCase(Locale.ROOT));
            return Outcome.done("SET");
        };
    }

    /** What the engine has to know. */
    static void act(PgSession session, String key) throws PgFault, SQLException {
        switch (key) {
            case "timezone" ->
                session.engine()
                        .control("SET TIME ZONE '"
                                + session.given().zone().getId().replace("'", "''") + "'");
            case "statement_timeout" -> session.engine().statementTime(Durations.statementTime(session));
            case "search_path" -> SearchPath.act(session);
            default -> {
                // kept and shown
            }
        }
    }

    private static Plan characteristics(Tokens s, int at) throws PgFault {
        TransactionModes modes = TransactionModes.read(s, at);
        return (session, values) -> {
            GivenSettings settings = session.given();
            if (modes.readOnly() != null)
                settings.set("default_transaction_read_only", modes.readOnly() ? "on" : "off", false);
            if (modes.isolation() != null)
                settings.set("default_transaction_isolation", modes.isolation().toLowerCase(Locale.ROOT), false);
            return Outcome.done("SET");
        };
    }

    private static Plan transaction(Tokens s, int at) throws PgFault {
        if (s.is(at, "snapshot")) throw PgFault.unsupported("SET TRANSACTION SNAPSHOT");
        TransactionModes modes = TransactionModes.read(s, at);
        return (session, values) -> {
            session.modes(modes);
            return Outcome.done("SET");
        };
    }
}
