package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.Lab;

/** The catalogue as mssql-jdbc's DatabaseMetaData asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlServerMetadataTest {
    private Lab lab;
    private Connection client;
    private DatabaseMetaData told;

    @BeforeAll
    void boot() throws Exception {
        lab = SqlServerLab.boot("127.20.154.0/24");
        client = SqlServerLab.connect(lab);
        told = client.getMetaData();
        try (Statement statement = client.createStatement()) {
            statement.execute(
                    "CREATE TABLE calls (id BIGINT IDENTITY(10,5) PRIMARY KEY, guid VARCHAR(64) NOT NULL, note NVARCHAR(MAX),"
                            + " cost DECIMAL(10,2) DEFAULT 0, at DATETIME NULL)");
            statement.execute(
                    "CREATE TABLE legs (call_id BIGINT NOT NULL, leg INT NOT NULL, CONSTRAINT pk_legs PRIMARY KEY (call_id, leg),"
                            + " CONSTRAINT fk_legs FOREIGN KEY (call_id) REFERENCES calls (id) ON DELETE CASCADE)");
            statement.execute("CREATE INDEX ix_guid ON calls (guid DESC)");
        }
        // a view is made alone in its batch
        try (Statement statement = client.createStatement()) {
            statement.execute("CREATE VIEW long_calls AS SELECT id, guid FROM calls WHERE cost > 1");
        }
    }

    @AfterAll
    void close() throws SQLException {
        client.close();
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    private static List<String> all(ResultSet rows, String... columns) throws SQLException {
        List<String> all = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                StringBuilder one = new StringBuilder();
                for (String column : columns)
                    one.append(one.isEmpty() ? "" : " ").append(rows.getString(column));
                all.add(one.toString());
            }
        }
        return all;
    }

    @Test
    void databases_schemas_tables_and_views_are_listed() throws SQLException {
        assertEquals(List.of("gvp_rs", "master"), all(told.getCatalogs(), "TABLE_CAT"));
        assertTrue(all(told.getSchemas(), "TABLE_SCHEM").contains("dbo"));
        assertEquals(
                List.of("gvp_rs dbo calls TABLE", "gvp_rs dbo legs TABLE"),
                all(
                        told.getTables(null, null, "%", new String[] {"TABLE"}),
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "TABLE_TYPE"));
        assertEquals(List.of("long_calls"), all(told.getTables("gvp_rs", "dbo", "long\\_%", null), "TABLE_NAME"));
    }

    @Test
    void columns_have_the_types_that_they_were_declared_with() throws SQLException {
        assertEquals(
                List.of(
                        "id bigint identity " + Types.BIGINT + " 19 YES",
                        "guid varchar " + Types.VARCHAR + " 64 NO",
                        "note nvarchar " + Types.LONGNVARCHAR + " 1073741823 NO",
                        "cost decimal " + Types.DECIMAL + " 10 NO",
                        "at datetime " + Types.TIMESTAMP + " 23 NO"),
                all(
                        told.getColumns(null, "dbo", "calls", "%"),
                        "COLUMN_NAME",
                        "TYPE_NAME",
                        "DATA_TYPE",
                        "COLUMN_SIZE",
                        "IS_AUTOINCREMENT"));
    }

    @Test
    void keys_and_indexes_are_listed() throws SQLException {
        assertEquals(
                List.of("call_id 1 pk_legs", "leg 2 pk_legs"),
                all(told.getPrimaryKeys(null, "dbo", "legs"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"));
        assertEquals(
                List.of("calls id legs call_id 0 fk_legs"),
                all(
                        told.getImportedKeys(null, "dbo", "legs"),
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME",
                        "FKTABLE_NAME",
                        "FKCOLUMN_NAME",
                        "DELETE_RULE",
                        "FK_NAME"));
        assertEquals(List.of("legs"), all(told.getExportedKeys(null, "dbo", "calls"), "FKTABLE_NAME"));
        assertTrue(
                all(told.getIndexInfo(null, "dbo", "calls", false, false), "INDEX_NAME", "COLUMN_NAME", "ASC_OR_DESC")
                        .contains("ix_guid guid D"));
        assertEquals(
                List.of("id"),
                all(
                        told.getBestRowIdentifier(null, "dbo", "calls", DatabaseMetaData.bestRowSession, false),
                        "COLUMN_NAME"));
    }

    @Test
    void types_procedures_and_the_product_are_told() throws SQLException {
        assertTrue(all(told.getTypeInfo(), "TYPE_NAME")
                .containsAll(List.of("int", "nvarchar", "datetime2", "uniqueidentifier")));
        assertEquals(List.of(), all(told.getProcedures(null, null, null), "PROCEDURE_NAME"));
        assertEquals("Microsoft SQL Server", told.getDatabaseProductName());
        assertEquals(13, told.getDatabaseMajorVersion());
        assertEquals("gvp_rs", told.getUserName());
    }

    @Test
    void a_prepared_statement_tells_its_columns_and_parameters_before_it_is_run() throws SQLException {
        try (PreparedStatement query =
                client.prepareStatement("SELECT id, guid FROM calls WHERE guid = ? AND id > ?")) {
            assertEquals("guid", query.getMetaData().getColumnName(2));
            ParameterMetaData parameters = query.getParameterMetaData();
            assertEquals(2, parameters.getParameterCount());
            assertEquals(Types.BIGINT, parameters.getParameterType(2));
        }
    }

    @Test
    void the_catalogues_views_can_be_joined() throws SQLException {
        try (Statement statement = client.createStatement()) {
            assertEquals(
                    List.of(
                            "calls at datetime 8",
                            "calls cost decimal 9",
                            "calls guid varchar 64",
                            "calls id bigint 8",
                            "calls note nvarchar -1"),
                    all(
                            statement.executeQuery(
                                    "SELECT t.name AS t, c.name AS c, y.name AS y, CASE y.name WHEN 'decimal' THEN 9 ELSE c.max_length END AS m"
                                            + " FROM sys.tables t JOIN sys.columns c ON c.object_id = t.object_id JOIN sys.types y ON y.user_type_id = c.user_type_id"
                                            + " WHERE t.object_id = OBJECT_ID('dbo.calls') ORDER BY c.name"),
                            "t",
                            "c",
                            "y",
                            "m"));
            assertEquals(
                    List.of("legs leg int NO"),
                    all(
                            statement.executeQuery(
                                    "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, IS_NULLABLE FROM gvp_rs.INFORMATION_SCHEMA.COLUMNS"
                                            + " WHERE TABLE_NAME = 'legs' AND COLUMN_NAME = 'leg'"),
                            "TABLE_NAME",
                            "COLUMN_NAME",
                            "DATA_TYPE",
                            "IS_NULLABLE"));
        }
    }
}
