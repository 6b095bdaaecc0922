package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.Lab;

/** What pgjdbc's DatabaseMetaData asks of pg_catalog. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {
    private Lab lab;
    private Connection client;
    private DatabaseMetaData meta;

    @BeforeAll
    void boot() throws Exception {
        lab = PostgresqlLab.boot("127.49.152.0/24");
        client = PostgresqlLab.connect(lab, "lab");
        meta = client.getMetaData();
        try (Statement statement = client.createStatement()) {
            statement.execute(
                    "CREATE TABLE parent (id serial PRIMARY KEY, name varchar(40) NOT NULL UNIQUE, price numeric(10,2), tags text[])");
            statement.execute(
                    "CREATE TABLE child (a int, b int, p int REFERENCES parent (id) ON DELETE CASCADE, PRIMARY KEY (a, b))");
            statement.execute("CREATE INDEX child_p ON child (b, p DESC)");
            statement.execute("CREATE VIEW names AS SELECT id, name FROM parent");
            statement.execute("COMMENT ON TABLE parent IS 'the parent'");
        }
    }

    @AfterAll
    void close() throws Exception {
        client.close();
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    private static List<String> read(ResultSet rows, String... columns) throws SQLException {
        List<String> all = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                StringBuilder one = new StringBuilder();
                for (String column : columns)
                    one.append(one.isEmpty() ? "" : "|").append(rows.getString(column));
                all.add(one.toString());
            }
        }
        return all;
    }

    @Test
    void tables_and_views_are_listed_with_their_comments() throws Exception {
        assertEquals(
                List.of("child|TABLE|null", "parent|TABLE|the parent", "names|VIEW|null"),
                read(
                        meta.getTables(null, "public", "%", new String[] {"TABLE", "VIEW"}),
                        "TABLE_NAME",
                        "TABLE_TYPE",
                        "REMARKS"));
        assertTrue(read(meta.getTables(null, "pg_catalog", "pg_class", null), "TABLE_TYPE")
                .contains("SYSTEM TABLE"));
    }

    @Test
    void columns_have_their_types_and_lengths() throws Exception {
        assertEquals(
                List.of(
                        "id|int4|10|NO|YES",
                        "name|varchar|40|NO|NO",
                        "price|numeric|10|YES|NO",
                        "tags|_text|2147483647|YES|NO"),
                read(
                        meta.getColumns(null, "public", "parent", "%"),
                        "COLUMN_NAME",
                        "TYPE_NAME",
                        "COLUMN_SIZE",
                        "IS_NULLABLE",
                        "IS_AUTOINCREMENT"));
    }

    @Test
    void keys_are_told_in_both_directions() throws Exception {
        assertEquals(
                List.of("a|1|child_pkey", "b|2|child_pkey"),
                read(meta.getPrimaryKeys(null, "public", "child"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"));
        List<String> wanted = List.of("parent|id|child|p|child_p_fkey|" + DatabaseMetaData.importedKeyCascade);
        String[] columns = {"PKTABLE_NAME", "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME", "FK_NAME", "DELETE_RULE"};
        assertEquals(wanted, read(meta.getImportedKeys(null, "public", "child"), columns));
        assertEquals(wanted, read(meta.getExportedKeys(null, "public", "parent"), columns));
    }

    @Test
    void indexes_have_their_columns_in_order() throws Exception {
        assertEquals(
                List.of("child_pkey|1|a|f|A", "child_pkey|2|b|f|A", "child_p|1|b|t|A", "child_p|2|p|t|D"),
                read(
                        meta.getIndexInfo(null, "public", "child", false, false),
                        "INDEX_NAME",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "NON_UNIQUE",
                        "ASC_OR_DESC"));
    }

    @Test
    void schemas_catalogs_and_types_are_listed() throws Exception {
        assertEquals(List.of("information_schema", "pg_catalog", "public"), read(meta.getSchemas(), "TABLE_SCHEM"));
        assertEquals(List.of("config", "gvp", "lab", "postgres"), read(meta.getCatalogs(), "TABLE_CAT"));
        List<String> types = read(meta.getTypeInfo(), "TYPE_NAME");
        assertTrue(
                types.containsAll(List.of("int4", "text", "timestamptz", "uuid", "numeric", "bytea", "_int4")),
                types.toString());
        assertTrue(meta.getSQLKeywords().length() >= 0);
    }

    @Test
    void the_version_says_what_it_is() throws Exception {
        assertEquals("PostgreSQL", meta.getDatabaseProductName());
        try (Statement statement = client.createStatement();
                ResultSet row = statement.executeQuery("SELECT version()")) {
            assertTrue(row.next());
            assertTrue(row.getString(1).contains("H2 behind PostgreSQL's protocol"), row.getString(1));
        }
    }
}
