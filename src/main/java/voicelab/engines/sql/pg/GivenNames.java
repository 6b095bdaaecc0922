package voicelab.engines.sql.pg;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.sql.text.Tokens;

/** Constraints that were given no name get the one that PostgreSQL would give, and not the engine's. */
final class GivenNames {
    private static final int MAX_NAME = 63;
    /** One word of each constraint; a foreign key's REFERENCES stands in both of its forms. */
    private static final Set<String> KINDS = Set.of("primary", "unique", "references", "check");

    private static final Set<String> NAMED = Set.of("primary", "unique", "references", "check", "foreign");

    private static final String NAMELESS =
            "SELECT T.TABLE_SCHEMA, T.TABLE_NAME, T.CONSTRAINT_NAME, T.CONSTRAINT_TYPE, K.COLUMN_NAME"
                    + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS T LEFT JOIN INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE K"
                    + " ON K.CONSTRAINT_SCHEMA = T.CONSTRAINT_SCHEMA AND K.CONSTRAINT_NAME = T.CONSTRAINT_NAME"
                    + " AND K.TABLE_SCHEMA = T.TABLE_SCHEMA AND K.TABLE_NAME = T.TABLE_NAME AND T.CONSTRAINT_TYPE = 'CHECK'"
                    + " WHERE T.CONSTRAINT_NAME REGEXP '^CONSTRAINT_[0-9A-F_]+$' ORDER BY 1, 2, 3";

    private static final String KEYS = "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE"
            + " WHERE CONSTRAINT_SCHEMA = ? AND CONSTRAINT_NAME = ? ORDER BY ORDINAL_POSITION";

    private record Nameless(String schema, String table, String name, String type, List<String> columns) {}

    private GivenNames() {}

    /** Whether a definition may hold a constraint without a name: the engine's catalogue is slow to ask. */
    static boolean mayBeWanted(Tokens definition) {
        int constraints = 0;
        int names = 0;
        for (int at = 0; at < definition.size(); at++) {
            if (definition.isOneOf(at, KINDS)) constraints++;
            // what is dropped or renamed in the same breath has a name, and gives none
            if (definition.is(at, "constraint") && definition.isOneOf(at + 2, NAMED)) names++;
        }
        return constraints > names;
    }

    static void give(PgSession session) throws SQLException {
        for (Nameless one : nameless(session)) {
            String name = free(session, one, proper(one));
            session.engine()
                    .control("ALTER TABLE " + PgSession.quoted(one.schema) + "." + PgSession.quoted(one.table)
                            + " RENAME CONSTRAINT " + PgSession.quoted(one.name) + " TO " + PgSession.quoted(name));
        }
    }

    private static List<Nameless> nameless(PgSession session) throws SQLException {
        Map<String, Nameless> all = new LinkedHashMap<>();
        try (PreparedStatement ask = session.engine().prepare(NAMELESS);
                ResultSet row = ask.executeQuery()) {
            while (row.next()) {
                Nameless one = new Nameless(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), new ArrayList<>());
                Nameless known = all.computeIfAbsent(one.schema + "." + one.name, key -> one);
                if (row.getString(5) != null) known.columns.add(row.getString(5));
            }
        }
        for (Nameless one : all.values()) if (!one.type.equals("CHECK")) keys(session, one);
        return List.copyOf(all.values());
    }

    private static void keys(PgSession session, Nameless one) throws SQLException {
        try (PreparedStatement ask = session.engine().prepare(KEYS)) {
            ask.setString(1, one.schema);
            ask.setString(2, one.name);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) one.columns.add(row.getString(1));
            }
        }
    }

    /** As ChooseIndexName and ChooseConstraintName do (PostgreSQL's commands/indexcmds.c). */
    private static String proper(Nameless one) {
        String columns = String.join("_", one.columns);
        return switch (one.type) {
            case "PRIMARY KEY" -> one.table + "_pkey";
            case "UNIQUE" -> one.table + "_" + columns + "_key";
            case "FOREIGN KEY" -> one.table + "_" + columns + "_fkey";
            default -> one.table + (one.columns.size() == 1 ? "_" + columns : "") + "_check";
        };
    }

    private static String free(PgSession session, Nameless one, String wanted) throws SQLException {
        String base = wanted.length() > MAX_NAME ? wanted.substring(0, MAX_NAME) : wanted;
        String name = base;
        for (int n = 1; isTaken(session, one.schema, name); n++) name = base + n;
        return name;
    }

    private static boolean isTaken(PgSession session, String schema, String name) throws SQLException {
        try (PreparedStatement ask = session.engine()
                .prepare(
                        "SELECT 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ? AND CONSTRAINT_NAME = ?")) {
            ask.setString(1, schema);
            ask.setString(2, name);
            try (ResultSet row = ask.executeQuery()) {
                return row.next();
            }
        }
    }
}
