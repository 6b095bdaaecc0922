package voicelab.engines.sql.pg.catalogue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** PostgreSQL's functions that the engine lacks: each public static method of these classes is one, by its name. */
public final class CatalogueFunctions {
    private static final List<Class<?>> CLASSES = List.of(
            ObjectFunctions.class,
            NameFunctions.class,
            SessionFunctions.class,
            TextFunctions.class,
            WaitFunctions.class,
            SequenceFunctions.class,
            JsonFunctions.class);

    private static final Map<String, Class<?>> BY_NAME = new TreeMap<>();

    static {
        for (Class<?> type : CLASSES)
            for (Method method : type.getDeclaredMethods())
                if (Modifier.isPublic(method.getModifiers())) BY_NAME.put(method.getName(), type);
    }

    private CatalogueFunctions() {}

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Makes the catalogue's schema with its functions and views. */
    public static void furnish(Connection admin, String schema) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            for (Map.Entry<String, Class<?>> one : BY_NAME.entrySet())
                statement.execute("CREATE ALIAS IF NOT EXISTS " + schema + "." + one.getKey() + " FOR '"
                        + one.getValue().getName() + "." + one.getKey() + "'");
            statement.execute("CREATE ALIAS IF NOT EXISTS " + schema + ".catalogue_rows FOR '"
                    + CatalogueRows.class.getName() + ".rows'");
            for (String table : CatalogueTables.names())
                statement.execute("CREATE OR REPLACE VIEW " + schema + "." + table + " AS SELECT * FROM " + schema
                        + ".catalogue_rows('" + table + "')");
        }
    }
}
