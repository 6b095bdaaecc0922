package voicelab.engines.sql.pg;

import voicelab.engines.sql.text.Tokens;

/** RESET. */
final class ResetSetting {
    private ResetSetting() {}

    static Plan plan(Tokens s) throws PgFault {
        if (!s.get(1).isName()) return Refusals.syntax(s, 1);
        if (s.is(1, "all"))
            return (session, values) -> {
                all(session);
                return Outcome.done("RESET");
            };
        String name = s.are(1, "time", "zone")
                ? "timezone"
                : s.are(1, "session", "authorization") ? "session_authorization" : s.name(1);
        return (session, values) -> {
            session.given().set(name, null, false);
            SetSetting.act(session, name);
            return Outcome.done("RESET");
        };
    }

    static void all(PgSession session) throws PgFault, java.sql.SQLException {
        session.given().resetAll();
        for (String key : new String[] {"timezone", "statement_timeout", "search_path"}) SetSetting.act(session, key);
    }
}
