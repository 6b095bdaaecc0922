package voicelab.engines.sql.pg.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.h2.tools.SimpleResultSet;
import voicelab.engines.sql.pg.PgType;

/** Functions that describe objects by their oids (PostgreSQL's manual, 9.26.3 and following). */
public final class ObjectFunctions {
    private static final int EXTRA = 4;

    private ObjectFunctions() {}

    public static String format_type(Integer oid, Integer modifier) {
        if (oid == null) return null;
        PgType element = PgType.elementOf(oid);
        PgType type = element == null ? PgType.of(oid) : element;
        if (type == null) return oid == 0 ? "-" : "???";
        String name = type.sqlName();
        boolean modified = modifier != null && modifier >= 0;
        if (modified && (type == PgType.VARCHAR || type == PgType.BPCHAR)) name += "(" + (modifier - EXTRA) + ")";
        else if (modified && type == PgType.NUMERIC)
            name += "(" + ((modifier - EXTRA) >> 16) + "," + ((modifier - EXTRA) & 0xFFFF) + ")";
        else if (modified && name.startsWith("time")) {
            int space = name.indexOf(' ');
            name = name.substring(0, space) + "(" + modifier + ")" + name.substring(space);
        }
        return element == null ? name : name + "[]";
    }

    public static String pg_get_expr(String expression, Integer relation) {
        return expression;
    }

    public static String pg_get_expr(String expression, Integer relation, Boolean pretty) {
        return expression;
    }

    public static String pg_get_indexdef(Integer oid) throws SQLException {
        return oid == null ? null : Asker.current().catalogue().definition(oid);
    }

    /** @param column 0 for the whole */
    public static String pg_get_indexdef(Integer oid, Integer column, Boolean pretty) throws SQLException {
        if (oid == null || column == null || column == 0) return pg_get_indexdef(oid);
        for (Row row : Asker.current().catalogue().rows("pg_attribute"))
            if (row.number("attrelid") == oid
                    && ((Short) row.get(new CatalogueTables.Column("attnum", 'h'))).intValue() == column)
                return Expressions.name(row.text("attname"));
        return "";
    }

    public static String pg_get_constraintdef(Integer oid) throws SQLException {
        return oid == null ? null : Asker.current().catalogue().definition(oid);
    }

    public static String pg_get_constraintdef(Integer oid, Boolean pretty) throws SQLException {
        return pg_get_constraintdef(oid);
    }

    public static String pg_get_viewdef(Integer oid) throws SQLException {
        return oid == null ? null : Asker.current().catalogue().definition(oid);
    }

    public static String pg_get_viewdef(Integer oid, Boolean pretty) throws SQLException {
        return pg_get_viewdef(oid);
    }

    public static String pg_get_triggerdef(Integer oid, Boolean pretty) {
        return null;
    }

    public static String pg_get_ruledef(Integer oid, Boolean pretty) {
        return null;
    }

    public static String pg_get_functiondef(Integer oid) {
        return null;
    }

    public static String pg_get_function_result(Integer oid) {
        return null;
    }

    public static String pg_get_function_arguments(Integer oid) {
        return null;
    }

    public static String pg_get_function_identity_arguments(Integer oid) {
        return null;
    }

    /** A table without rows: there are no partitions here. */
    public static ResultSet pg_partition_ancestors(Connection session, Integer oid) {
        SimpleResultSet out = new SimpleResultSet();
        out.addColumn("relid", Types.INTEGER, 10, 0);
        return out;
    }

    public static String pg_get_partkeydef(Integer oid) {
        return null;
    }

    public static String pg_get_statisticsobjdef_columns(Integer oid) {
        return null;
    }

    public static String pg_get_userbyid(Integer oid) throws SQLException {
        Asker asker = Asker.current();
        for (String user : asker.users())
            if (oid != null && CatalogueRows.roleOid(asker.users(), user) == oid) return user;
        return "voicelab";
    }

    public static String obj_description(Integer oid, String table) throws SQLException {
        return description(oid, 0);
    }

    public static String obj_description(Integer oid) throws SQLException {
        return description(oid, 0);
    }

    public static String shobj_description(Integer oid, String table) {
        return null;
    }

    public static String col_description(Integer oid, Integer column) throws SQLException {
        return description(oid, column == null ? 0 : column);
    }

    private static String description(Integer oid, int column) throws SQLException {
        if (oid == null) return null;
        for (Row row : Asker.current().catalogue().rows("pg_description"))
            if (row.number("objoid") == oid && row.number("objsubid") == column) return row.text("description");
        return null;
    }

    public static Long pg_relation_size(Integer oid) {
        return 0L;
    }

    public static Long pg_total_relation_size(Integer oid) {
        return 0L;
    }

    public static Long pg_table_size(Integer oid) {
        return 0L;
    }

    public static Long pg_indexes_size(Integer oid) {
        return 0L;
    }

    public static Long pg_database_size(String name) {
        return 0L;
    }

    public static String pg_tablespace_location(Integer oid) {
        return "";
    }

    public static Boolean pg_relation_is_publishable(Integer oid) {
        return false;
    }

    public static String pg_encoding_to_char(Integer encoding) {
        return encoding != null && encoding == 6 ? "UTF8" : "";
    }
}
