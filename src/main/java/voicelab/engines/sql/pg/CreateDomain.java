package voicelab.engines.sql.pg;

import java.util.List;
import voicelab.engines.sql.text.Tokens;

/** CREATE DOMAIN. */
final class CreateDomain {
    private CreateDomain() {}

    static List<Tokens> statements(Tokens s) throws PgFault {
        int at = 3;
        while (s.is(at, ".")) at += 2;
        if (s.is(at, "as")) at++;
        DefinitionRewriting.type(s, at);
        return List.of(s);
    }
}
