package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.pgwire.WireColumn;

/** SHOW. */
final class ShowSetting {
    private ShowSetting() {}

    static Plan plan(Tokens s) throws PgFault {
        if (s.is(1, "all")) return all();
        String name;
        if (s.are(1, "time", "zone")) name = "TimeZone";
        else if (s.are(1, "transaction", "isolation", "level")) name = "transaction_isolation";
        else if (s.are(1, "session", "authorization")) name = "session_authorization";
        else if (s.get(1).isName()) {
            StringBuilder whole = new StringBuilder(s.name(1));
            for (int i = 2; s.is(i, "."); i += 2) whole.append('.').append(s.name(i + 1));
            name = whole.toString();
        } else return Refusals.syntax(s, 1);
        return new Shown(name);
    }

    private record Shown(String name) implements Plan {
        @Override
        public List<WireColumn> columns() {
            String known = ServerSettings.ALL.stream()
                    .map(ServerSettings.Spec::name)
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElse(name);
            return Columns.text(known);
        }

        @Override
        public Outcome run(PgSession session, Object[] values) throws PgFault {
            return Outcome.rows(new FixedRows(List.of(List.of(session.given().get(name)))), "SHOW");
        }
    }

    private static Plan all() {
        return new Plan() {
            @Override
            public List<WireColumn> columns() {
                return Columns.text("name", "setting", "description");
            }

            @Override
            public Outcome run(PgSession session, Object[] values) {
                List<List<String>> rows = new ArrayList<>();
                session.given().all().forEach((name, value) -> rows.add(List.of(name, value, "")));
                return Outcome.rows(new FixedRows(rows), "SHOW");
            }
        };
    }
}
