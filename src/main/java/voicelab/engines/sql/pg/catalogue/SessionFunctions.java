package voicelab.engines.sql.pg.catalogue;

import java.sql.SQLException;
import java.util.List;

/** Functions about the session and the server (PostgreSQL's manual, 9.26.1). */
public final class SessionFunctions {
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
        return Boolean.TRUE.equals(missingIsNull) ? Asker.current().settings().get(name.toLowerCase(java.util.Locale.ROOT)) : current_setting(name);
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
