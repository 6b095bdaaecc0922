package voicelab.engines.sql.pg.catalogue;

import java.sql.SQLException;
import java.util.List;
import voicelab.engines.sql.pg.PgType;

/** Names to oids and back, and which names are seen without their schema. */
public final class NameFunctions {
    private static final String NO_TABLE = "42P01";

    private NameFunctions() {}

    static String[] parts(String name) {
        String[] parts = name.strip().split("\\.(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            boolean quoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
            parts[i] = quoted
                    ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
                    : part.toLowerCase(java.util.Locale.ROOT);
        }
        return parts;
    }

    /** Null when there is none. */
    public static Integer to_regclass(String name) throws SQLException {
        if (name == null) return null;
        String[] parts = parts(name);
        Asker asker = Asker.current();
        Catalogue catalogue = asker.catalogue();
        List<String> schemas = parts.length > 1 ? List.of(parts[parts.length - 2]) : path(asker);
        for (String schema : schemas)
            for (Row row : catalogue.rows("pg_class")) {
                Row namespace = catalogue.find("pg_namespace", row.number("relnamespace"));
                if (row.text("relname").equals(parts[parts.length - 1])
                        && namespace != null
                        && namespace.text("nspname").equals(schema)) return row.number("oid");
            }
        return null;
    }

    private static List<String> path(Asker asker) {
        List<String> path = new java.util.ArrayList<>(asker.searchPath());
        path.add(0, "pg_catalog");
        return path;
    }

    public static Integer regclass_oid(String name) throws SQLException {
        if (name == null) return null;
        if (name.matches("\\d+")) return Integer.valueOf(name);
        Integer oid = to_regclass(name);
        if (oid == null) throw new SQLException("relation \"" + name + "\" does not exist", NO_TABLE);
        return oid;
    }

    public static String regclass_name(Integer oid) throws SQLException {
        if (oid == null) return null;
        if (oid == 0) return "-";
        Catalogue catalogue = Asker.current().catalogue();
        Row row = catalogue.find("pg_class", oid);
        if (row == null) return oid.toString();
        Row namespace = catalogue.find("pg_namespace", row.number("relnamespace"));
        String schema = namespace == null ? "" : namespace.text("nspname");
        String name = Expressions.name(row.text("relname"));
        return path(Asker.current()).contains(schema) ? name : Expressions.name(schema) + "." + name;
    }

    public static Integer regtype_oid(String name) throws SQLException {
        if (name == null) return null;
        String[] parts = parts(name);
        String last = parts[parts.length - 1];
        boolean array = last.endsWith("[]");
        PgType type = PgType.named(array ? last.substring(0, last.length() - 2) : last);
        if (type == null) throw new SQLException("type \"" + name + "\" does not exist", "42704");
        return array ? type.array() : type.oid();
    }

    public static Integer to_regtype(String name) {
        try {
            return regtype_oid(name);
        } catch (SQLException e) {
            return null;
        }
    }

    public static String regtype_name(Integer oid) {
        return ObjectFunctions.format_type(oid, null);
    }

    /** The one that clients ask for tells arrays from other types. */
    public static Integer regproc_oid(String name) {
        return name != null && name.endsWith("array_in") ? FixedCatalogue.ARRAY_IN : 0;
    }

    public static String regproc_name(Integer oid) {
        return oid == null ? null : oid == 0 ? "-" : oid == FixedCatalogue.ARRAY_IN ? "array_in" : oid.toString();
    }

    public static String regrole_name(Integer oid) throws SQLException {
        return ObjectFunctions.pg_get_userbyid(oid);
    }

    public static Integer regrole_oid(String name) throws SQLException {
        return CatalogueRows.roleOid(Asker.current().users(), name);
    }

    public static String regnamespace_name(Integer oid) throws SQLException {
        Row row = oid == null ? null : Asker.current().catalogue().find("pg_namespace", oid);
        return row == null ? null : row.text("nspname");
    }

    public static Integer regnamespace_oid(String name) throws SQLException {
        for (Row row : Asker.current().catalogue().rows("pg_namespace"))
            if (row.text("nspname").equals(name)) return row.number("oid");
        throw new SQLException("schema \"" + name + "\" does not exist", "3F000");
    }

    public static Boolean pg_table_is_visible(Integer oid) throws SQLException {
        if (oid == null) return null;
        Asker asker = Asker.current();
        Row row = asker.catalogue().find("pg_class", oid);
        if (row == null) return null;
        Row namespace = asker.catalogue().find("pg_namespace", row.number("relnamespace"));
        return namespace != null && path(asker).contains(namespace.text("nspname"));
    }

    public static Boolean pg_type_is_visible(Integer oid) {
        return true;
    }

    public static Boolean pg_function_is_visible(Integer oid) {
        return true;
    }

    public static Boolean pg_statistics_obj_is_visible(Integer oid) {
        return true;
    }

    public static Boolean pg_collation_is_visible(Integer oid) {
        return true;
    }

    public static Boolean pg_operator_is_visible(Integer oid) {
        return true;
    }

    public static Boolean pg_opfamily_is_visible(Integer oid) {
        return true;
    }

    public static Boolean pg_conversion_is_visible(Integer oid) {
        return true;
    }

    public static Boolean pg_opclass_is_visible(Integer oid) {
        return true;
    }
}
