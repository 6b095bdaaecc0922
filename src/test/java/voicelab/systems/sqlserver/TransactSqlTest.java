package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Batches of T-SQL as an application writes them. */
class TransactSqlTest extends MssqlJdbcTestCase {
    @Test
    void transactions_in_the_text_of_a_batch_nest_and_roll_back_as_a_whole() throws SQLException {
        statement.execute(
                "BEGIN TRAN INSERT INTO calls (guid) VALUES ('a') BEGIN TRAN INSERT INTO calls (guid) VALUES ('b') COMMIT ROLLBACK");
        assertEquals("0", one("SELECT COUNT(*) FROM calls"));
        statement.execute("BEGIN TRANSACTION; INSERT INTO calls (guid) VALUES ('a'); COMMIT TRANSACTION;");
        assertEquals("1", one("SELECT COUNT(*) FROM calls"));
        assertEquals(3902, errorOf("COMMIT"));
        assertEquals(3903, errorOf("ROLLBACK"));
    }

    @Test
    void a_batch_goes_on_after_a_violated_constraint_and_stops_after_an_unknown_table() throws SQLException {
        statement.execute("INSERT INTO calls (guid) VALUES ('x')");
        assertThrows(
                SQLException.class,
                () -> statement.execute("INSERT INTO calls (guid) VALUES ('x') INSERT INTO calls (guid) VALUES ('y')"));
        assertEquals("2", one("SELECT COUNT(*) FROM calls"));
        assertThrows(
                SQLException.class,
                () -> statement.execute("INSERT INTO nowhere VALUES (1) INSERT INTO calls (guid) VALUES ('z')"));
        assertEquals("2", one("SELECT COUNT(*) FROM calls"));
    }

    @Test
    void variables_conditions_loops_and_prints_are_t_sql() throws SQLException {
        assertEquals("6", one("DECLARE @a INT = 1, @b INT; SET @b = 5; SELECT @a + @b"));
        assertEquals(
                "yes", one("IF EXISTS (SELECT 1 FROM sys.tables WHERE name = 'CALLS') SELECT 'yes' ELSE SELECT 'no'"));
        assertEquals(
                "3", one("DECLARE @n INT SET @n = 0 WHILE 1 = 1 BEGIN SET @n = @n + 1 IF @n = 3 BREAK END SELECT @n"));
        assertEquals("x1", one("DECLARE @s NVARCHAR(10) SELECT @s = 'x' SELECT @s + CAST(1 AS VARCHAR(5))"));
        statement.execute("PRINT 'hello'");
        assertEquals("hello", statement.getWarnings().getMessage());
        assertEquals(50_000, errorOf("RAISERROR('no %s here', 16, 1, 'luck')"));
        assertEquals("2", one("DECLARE @t TABLE (a INT) INSERT INTO @t VALUES (1), (2) SELECT COUNT(*) FROM @t"));
        assertEquals("5", one("EXEC sp_executesql N'SELECT @x + 2', N'@x INT', @x = 3"));
    }

    @Test
    void definitions_say_how_they_are_stored_and_changes_name_their_table_by_an_alias() throws SQLException {
        statement.execute(
                "CREATE TABLE #stored (a TINYINT, b BIT NOT NULL DEFAULT 1, c DATETIME NOT NULL CONSTRAINT df_c DEFAULT GETDATE(),"
                        + " e VARCHAR(10) NULL DEFAULT ('q'), CONSTRAINT pk_stored PRIMARY KEY NONCLUSTERED (a ASC) WITH (FILLFACTOR = 80) ON [PRIMARY])"
                        + " ON [PRIMARY]");
        statement.execute("INSERT #stored (a) VALUES (200)");
        assertEquals(547, errorOf("INSERT INTO #stored (a) VALUES (300)"));
        assertEquals(1, statement.executeUpdate("UPDATE s SET s.e = 'z' FROM #stored s WHERE s.a = 200"));
        assertEquals("z", one("SELECT e FROM #stored WHERE b = 1"));
        assertEquals(1, statement.executeUpdate("DELETE s FROM #stored s WHERE s.a = 200"));
        assertEquals(0, statement.executeUpdate("DELETE #stored"));
        assertEquals(50_000, errorOf("BEGIN TRY SELECT 1 END TRY BEGIN CATCH SELECT 2 END CATCH"));
    }

    @Test
    void temporary_tables_are_the_sessions_own() throws SQLException {
        statement.execute("CREATE TABLE #mine (a INT, b NVARCHAR(10))");
        statement.execute("INSERT INTO #mine VALUES (1, 'x')");
        statement.execute("SELECT a, b INTO #copy FROM #mine");
        assertEquals("x", one("SELECT b FROM #copy"));
        try (Connection other = SqlServerLab.connect(lab)) {
            assertEquals(
                    208,
                    number(assertThrows(
                            SQLException.class, () -> other.createStatement().execute("SELECT * FROM #mine"))));
        }
    }

    @Test
    void text_is_found_in_any_case_and_top_limits() throws SQLException {
        statement.execute("INSERT INTO calls (guid, state) VALUES ('Abc', 'X'), ('def', 'y'), ('ghi', 'Z')");
        assertEquals("Abc", one("SELECT GUID FROM [dbo].[Calls] WHERE guid = 'ABC'"));
        assertEquals("def", one("SELECT TOP (1) guid FROM gvp_rs.dbo.calls WHERE state LIKE 'Y%' ORDER BY id DESC"));
        assertEquals("2", one("SELECT COUNT(*) FROM calls WHERE guid LIKE '[a-d]%'"));
        try (PreparedStatement query =
                client.prepareStatement("SELECT guid FROM calls ORDER BY id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY")) {
            query.setInt(1, 1);
            query.setInt(2, 1);
            try (ResultSet row = query.executeQuery()) {
                assertTrue(row.next());
                assertEquals("def", row.getString(1));
            }
        }
    }

    @Test
    void what_the_server_says_of_itself_follows_from_the_session() throws SQLException {
        assertEquals("gvp_rs", one("SELECT DB_NAME()"));
        client.setCatalog("master");
        assertEquals("master", one("SELECT DB_NAME()"));
        assertEquals("gvp_rs", one("SELECT SYSTEM_USER"));
        assertEquals("dbo", client.getSchema());
        assertTrue(one("SELECT @@VERSION").contains("VoiceLab"));
        assertEquals("sql-server", one("SELECT @@SERVERNAME"));
        assertEquals("13.0.6300.2", one("SELECT CAST(SERVERPROPERTY('ProductVersion') AS NVARCHAR(50))"));
        client.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        statement.execute(
                "SET NOCOUNT ON; SET ANSI_NULLS ON; SET ARITHABORT ON; SET XACT_ABORT OFF; SET LOCK_TIMEOUT 1000");
        assertEquals("1000", one("SELECT @@LOCK_TIMEOUT"));
        assertEquals(195, errorOf("SET NO_SUCH_OPTION ON"));
    }
}
