package voicelab.engines.sql.pg.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.h2.tools.SimpleResultSet;

/** Functions about the session and the server (PostgreSQL's manual, 9.26.1). */
public final class SessionFunctions {
    private static final String KEYWORDS =
            "all analyse analyze and any array as asc asymmetric both case cast check collate column"
                    + " constraint create current_catalog current_date current_role current_time current_timestamp current_user default"
                    + " deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect"
                    + " into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references"
                    + " returning select session_user some symmetric table then to trailing true union unique user using variadic when"
                    + " where window with";

    private SessionFunctions() {}

    public static String version() throws SQLException {
        return "PostgreSQL " + Asker.current().settings().get("server_version")
                + " (VoiceLab stand-in: H2 behind PostgreSQL's protocol, not PostgreSQL)";
    }

    public static String current_database() throws SQLException {
        return Asker.current().databaseName();
    }

    public static String[] current_schemas(Boolean implicit) throws SQLException {
        List<String> path = new java.util.ArrayList<>(Asker.current().searchPath());
        if (Boolean.TRUE.equals(implicit)) path.add(0, "pg_catalog");
        return path.toArray(String[]::new);
    }

    /** A table: the words that cannot be used as names without quotes. */
    public static ResultSet pg_get_keywords(Connection session) {
        SimpleResultSet out = new SimpleResultSet();
        out.addColumn("word", Types.VARCHAR, 63, 0);
        out.addColumn("catcode", Types.VARCHAR, 1, 0);
        out.addColumn("catdesc", Types.VARCHAR, 63, 0);
        for (String word : KEYWORDS.split(" ")) out.addRow(word, "R", "reserved");
        return out;
    }

    public static Integer pg_backend_pid() throws SQLException {
        return Asker.current().process();
    }

    public static Boolean pg_is_in_recovery() {
        return false;
    }

    public static String current_setting(String name) throws SQLException {
        String value = Asker.current().settings().get(name.toLowerCase(java.util.Locale.ROOT));
        if (value == null) throw new SQLException("unrecognized configuration parameter \"" + name + "\"", "42704");
        return value;
    }

    public static String current_setting(String name, Boolean missingIsNull) throws SQLException {
        return Boolean.TRUE.equals(missingIsNull)
                ? Asker.current().settings().get(name.toLowerCase(java.util.Locale.ROOT))
                : current_setting(name);
    }

    public static String set_config(String name, String value, Boolean local) throws SQLException {
        Asker.current().set(name, value, Boolean.TRUE.equals(local));
        return Asker.current().settings().get(name.toLowerCase(java.util.Locale.ROOT));
    }

    public static Boolean has_table_privilege(String table, String right) {
        return true;
    }

    public static Boolean has_table_privilege(String user, String table, String right) {
        return true;
    }

    public static Boolean has_schema_privilege(String schema, String right) {
        return true;
    }

    public static Boolean has_schema_privilege(String user, String schema, String right) {
        return true;
    }

    public static Boolean has_database_privilege(String database, String right) {
        return true;
    }

    public static Boolean has_database_privilege(String user, String database, String right) {
        return true;
    }

    public static Boolean has_column_privilege(String table, String column, String right) {
        return true;
    }

    public static Boolean has_sequence_privilege(String sequence, String right) {
        return true;
    }

    public static Boolean pg_has_role(String role, String right) {
        return true;
    }

    public static Boolean row_security_active(Integer relation) {
        return false;
    }
}
