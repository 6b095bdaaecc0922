package voicelab.engines.sql.pg;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** search_path: the first schema of it that exists is where new tables go; names are looked for in all. */
final class SearchPath {
    private SearchPath() {}

    static List<String> schemas(PgSession session) {
        List<String> names = new ArrayList<>();
        for (String part :
                session.given().all().getOrDefault("search_path", "public").split(",")) {
            String name = part.strip();
            if (name.startsWith("\"") && name.endsWith("\"") && name.length() > 1)
                name = name.substring(1, name.length() - 1);
            names.add(name.equals("$user") ? session.user() : name);
        }
        return names;
    }

    static void act(PgSession session) throws PgFault, SQLException {
        List<String> there = new ArrayList<>();
        for (String name : schemas(session))
            if (!name.isEmpty() && !name.equals(Forbidden.OWN_SCHEMA) && exists(session, name)) there.add(name);
        if (there.isEmpty()) there.add("public");
        StringBuilder path = new StringBuilder();
        for (String name : there) path.append(path.isEmpty() ? "" : ", ").append(PgSession.quoted(name));
        session.engine().control("SET SCHEMA " + PgSession.quoted(there.get(0)));
        session.engine().control("SET SCHEMA_SEARCH_PATH " + path);
    }

    private static boolean exists(PgSession session, String name) throws SQLException {
        try (PreparedStatement ask =
                session.engine().prepare("SELECT 1 FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = ?")) {
            ask.setString(1, name);
            try (ResultSet row = ask.executeQuery()) {
                return row.next();
            }
        }
    }
}
