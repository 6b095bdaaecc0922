package voicelab.engines.sql.pg.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.SimpleResultSet;

/** The catalogue's tables as the engine reads them: one function, one view a table over it. */
public final class CatalogueRows {
    private CatalogueRows() {}

    /** Reads the engine's own description. */
    public static Catalogue read(Connection session) throws SQLException {
        return CatalogueReader.read(session);
    }

    /** Called by the engine; with its mark for a connection it wants the columns alone. */
    public static ResultSet rows(Connection session, String table) throws SQLException {
        List<CatalogueTables.Column> columns = CatalogueTables.columns(table);
        if (columns == null) throw new SQLException("no table " + table);
        SimpleResultSet out = new SimpleResultSet();
        for (CatalogueTables.Column column : columns) declare(out, column);
        if (session.getMetaData().getURL().equals("jdbc:columnlist:connection")) return out;
        Asker asker = Asker.current();
        for (Row row : rows(asker, table)) {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) values[i] = row.get(columns.get(i));
            out.addRow(values);
        }
        return out;
    }

    private static void declare(SimpleResultSet out, CatalogueTables.Column column) {
        switch (column.letter()) {
            case 'i' -> out.addColumn(column.name(), Types.INTEGER, 10, 0);
            case 'h' -> out.addColumn(column.name(), Types.SMALLINT, 5, 0);
            case 'l' -> out.addColumn(column.name(), Types.BIGINT, 19, 0);
            case 'b' -> out.addColumn(column.name(), Types.BOOLEAN, 1, 0);
            case 'r' -> out.addColumn(column.name(), Types.REAL, 7, 0);
            case 't' -> out.addColumn(column.name(), Types.TIMESTAMP_WITH_TIMEZONE, 35, 6);
            case 'I' -> out.addColumn(column.name(), Types.ARRAY, "INTEGER ARRAY", 0, 0);
            case 'S' -> out.addColumn(column.name(), Types.ARRAY, "CHARACTER VARYING ARRAY", 0, 0);
            default -> out.addColumn(column.name(), Types.VARCHAR, 1_048_576, 0);
        }
    }

    private static List<Row> rows(Asker asker, String table) throws SQLException {
        return switch (table) {
            case "pg_database" -> databases(asker);
            case "pg_roles", "pg_authid" -> roles(asker);
            case "pg_user" -> users(asker);
            case "pg_settings" -> settings(asker);
            case "pg_stat_activity" ->
                List.of(new Row()
                        .set("datname", asker.databaseName())
                        .set("pid", asker.process())
                        .set("usename", asker.user())
                        .set("state", "active")
                        .set("backend_type", "client backend"));
            default -> asker.catalogue().rows(table);
        };
    }

    static int roleOid(List<String> users, String name) {
        int at = users.indexOf(name);
        return at < 0 ? Catalogue.OWNER : Catalogue.OWNER + 1 + at;
    }

    private static List<Row> databases(Asker asker) {
        List<Row> rows = new ArrayList<>();
        int oid = Catalogue.FIRST_DATABASE;
        for (String name : asker.databaseNames())
            rows.add(new Row()
                    .set("oid", oid++)
                    .set("datname", name)
                    .set("datdba", Catalogue.OWNER)
                    .set("encoding", 6)
                    .set("datlocprovider", "c")
                    .set("datallowconn", true)
                    .set("datconnlimit", -1)
                    .set("dattablespace", 1663)
                    .set("datcollate", "C")
                    .set("datctype", "C.UTF-8"));
        return rows;
    }

    private static List<Row> roles(Asker asker) {
        List<Row> rows = new ArrayList<>();
        rows.add(role(Catalogue.OWNER, "voicelab").set("rolsuper", true).set("rolcanlogin", false));
        for (String user : asker.users()) rows.add(role(roleOid(asker.users(), user), user));
        return rows;
    }

    private static Row role(int oid, String name) {
        return new Row()
                .set("oid", oid)
                .set("rolname", name)
                .set("rolinherit", true)
                .set("rolcanlogin", true)
                .set("rolconnlimit", -1)
                .set("rolpassword", "********");
    }

    private static List<Row> users(Asker asker) {
        List<Row> rows = new ArrayList<>();
        for (String user : asker.users())
            rows.add(new Row()
                    .set("usename", user)
                    .set("usesysid", roleOid(asker.users(), user))
                    .set("passwd", "********"));
        return rows;
    }

    private static List<Row> settings(Asker asker) {
        List<Row> rows = new ArrayList<>();
        asker.settings()
                .forEach((name, value) -> rows.add(new Row()
                        .set("name", name)
                        .set("setting", value)
                        .set("category", "")
                        .set("short_desc", "")
                        .set("context", "user")
                        .set("vartype", "string")
                        .set("source", "default")
                        .set("boot_val", value)
                        .set("reset_val", value)));
        return rows;
    }
}
