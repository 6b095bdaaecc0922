package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import voicelab.Lab;

/** What an application does, through mssql-jdbc with its defaults. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SqlServerClientTest {
    private Lab lab;
    private Connection client;
    private Statement statement;

    @BeforeAll
    void boot() throws Exception {
        lab = SqlServerLab.boot("127.20.152.0/24");
    }

    @AfterAll
    void close() {
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    @BeforeEach
    void connect() throws SQLException {
        client = SqlServerLab.connect(lab);
        statement = client.createStatement();
        statement.execute("IF OBJECT_ID('dbo.calls', 'U') IS NOT NULL DROP TABLE dbo.calls");
        statement.execute(
                "CREATE TABLE dbo.calls (id INT IDENTITY(1,1) NOT NULL CONSTRAINT pk_calls PRIMARY KEY CLUSTERED,"
                        + " guid VARCHAR(64) NOT NULL CONSTRAINT uq_guid UNIQUE, state NVARCHAR(20) NULL DEFAULT N'new')");
    }

    @AfterEach
    void disconnect() throws SQLException {
        client.close();
    }

    private String one(String sql) throws SQLException {
        try (Statement asking = client.createStatement();
                ResultSet row = asking.executeQuery(sql)) {
            assertTrue(row.next(), sql);
            String value = row.getString(1);
            assertFalse(row.next(), sql);
            return value;
        }
    }

    private static int number(SQLException e) {
        assertTrue(e instanceof SQLServerException, e.toString());
        return e.getErrorCode();
    }

    private int errorOf(String sql) {
        return number(assertThrows(SQLException.class, () -> statement.execute(sql), sql));
    }

    @Test
    void generated_keys_come_back() throws SQLException {
        try (PreparedStatement insert =
                client.prepareStatement("INSERT INTO calls (guid) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 1; i <= 3; i++) {
                insert.setString(1, "g" + i);
                assertEquals(1, insert.executeUpdate());
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    assertTrue(keys.next());
                    assertEquals(i, keys.getInt(1));
                }
            }
        }
        assertEquals(
                1, statement.executeUpdate("INSERT INTO calls (guid) VALUES ('g4')", Statement.RETURN_GENERATED_KEYS));
        try (ResultSet keys = statement.getGeneratedKeys()) {
            assertTrue(keys.next());
            assertEquals(4, keys.getInt(1));
        }
        assertEquals("4", one("SELECT @@IDENTITY"));
    }

    @Test
    void output_tells_what_was_inserted_changed_and_deleted() throws SQLException {
        assertEquals("1", one("INSERT INTO calls (guid) OUTPUT INSERTED.id VALUES ('o')"));
        assertEquals("done", one("UPDATE calls SET state = 'done' OUTPUT inserted.state WHERE guid = 'o'"));
        assertEquals("o", one("DELETE FROM calls OUTPUT deleted.guid WHERE id = 1"));
        assertEquals("0", one("SELECT COUNT(*) FROM calls"));
    }

    @Test
    void a_rolled_back_transaction_leaves_nothing() throws SQLException {
        client.setAutoCommit(false);
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('a')");
        assertEquals("1", one("SELECT @@TRANCOUNT"));
        Savepoint after = client.setSavepoint("after_a");
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('b')");
        client.rollback(after);
        assertEquals("1", one("SELECT COUNT(*) FROM calls"));
        client.rollback();
        assertEquals("0", one("SELECT COUNT(*) FROM calls"));
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('c')");
        client.commit();
        client.setAutoCommit(true);
        assertEquals("c", one("SELECT guid FROM calls"));
        assertEquals("0", one("SELECT @@TRANCOUNT"));
    }

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
    void another_session_does_not_see_what_is_not_committed() throws SQLException {
        client.setAutoCommit(false);
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('hidden')");
        try (Connection other = SqlServerLab.connect(lab);
                ResultSet row = other.createStatement().executeQuery("SELECT COUNT(*) FROM calls WITH (NOLOCK)")) {
            assertTrue(row.next());
            assertEquals(0, row.getInt(1));
        }
        client.rollback();
    }

    @Test
    void errors_have_sql_servers_numbers_and_words() throws SQLException {
        statement.executeUpdate("INSERT INTO calls (guid) VALUES ('twice')");
        SQLServerException unique = assertThrows(
                SQLServerException.class, () -> statement.executeUpdate("INSERT INTO calls (guid) VALUES ('TWICE')"));
        assertEquals(2627, unique.getErrorCode());
        assertEquals(
                "Violation of UNIQUE KEY constraint 'uq_guid'. Cannot insert duplicate key in object 'dbo.calls'. "
                        + "The duplicate key value is (twice).",
                unique.getMessage());
        assertEquals(14, unique.getSQLServerError().getErrorSeverity());
        assertEquals("23000", unique.getSQLState());
        assertEquals(208, errorOf("SELECT * FROM nowhere"));
        assertEquals(207, errorOf("SELECT nothing FROM calls"));
        assertEquals(515, errorOf("INSERT INTO calls (guid) VALUES (NULL)"));
        assertEquals(102, errorOf("SELECT FROM WHERE"));
        assertEquals(156 - 54, errorOf("SELECT 1 )"));
        assertEquals(105, errorOf("SELECT 'open"));
        assertEquals(137, errorOf("SELECT @nobody"));
        assertEquals(2812, errorOf("EXEC no_such_procedure"));
        assertEquals(8134, errorOf("SELECT 1 / 0"));
        assertEquals(2714, errorOf("CREATE TABLE calls (a INT)"));
        assertEquals(3701, errorOf("DROP TABLE nowhere"));
        assertEquals(544, errorOf("INSERT INTO calls (id, guid) VALUES (7, 'x')"));
        assertEquals(8152, errorOf("INSERT INTO calls (guid, state) VALUES ('x', '123456789012345678901')"));
        assertEquals(245, errorOf("SELECT CAST('abc' AS INT)"));
        assertEquals(911, errorOf("USE nowhere"));
    }

    @Test
    void foreign_keys_and_unique_indexes_are_told_apart() throws SQLException {
        statement.execute("DROP TABLE IF EXISTS legs");
        statement.execute(
                "CREATE TABLE legs (call_id INT NOT NULL, tag INT, CONSTRAINT fk_call FOREIGN KEY (call_id) REFERENCES calls (id));"
                        + " CREATE UNIQUE NONCLUSTERED INDEX ix_tag ON legs (tag ASC)");
        assertEquals(547, errorOf("INSERT INTO legs VALUES (99, 1)"));
        statement.execute("INSERT INTO calls (guid) VALUES ('p') INSERT INTO legs SELECT id, 1 FROM calls");
        assertEquals(2601, errorOf("INSERT INTO legs SELECT id, 1 FROM calls"));
        SQLServerException parent =
                assertThrows(SQLServerException.class, () -> statement.execute("DELETE FROM calls"));
        assertEquals(547, parent.getErrorCode());
        assertTrue(parent.getMessage().contains("REFERENCE constraint \"fk_call\""), parent.getMessage());
        statement.execute("DROP TABLE legs");
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
    void batches_of_a_prepared_statement_are_one_round_trip_each_counted() throws SQLException {
        try (PreparedStatement insert = client.prepareStatement("INSERT INTO calls (guid, state) VALUES (?, ?)")) {
            for (int i = 0; i < 100; i++) {
                insert.setString(1, "batch" + i);
                insert.setString(2, i % 2 == 0 ? null : "odd");
                insert.addBatch();
            }
            int[] counts = insert.executeBatch();
            assertEquals(100, counts.length);
            for (int count : counts) assertEquals(1, count);
            insert.setString(1, "batch7");
            insert.setString(2, "again");
            insert.addBatch();
            assertEquals(
                    2627,
                    assertThrows(BatchUpdateException.class, insert::executeBatch)
                            .getErrorCode());
        }
        assertEquals("50", one("SELECT COUNT(*) FROM calls WHERE state IS NULL"));
        statement.addBatch("DELETE FROM calls WHERE state IS NULL");
        statement.addBatch("UPDATE calls SET state = 'x'");
        assertArrayEquals(new int[] {50, 50}, statement.executeBatch());
    }

    @Test
    void a_statement_that_is_run_often_is_prepared_once() throws SQLException {
        try (PreparedStatement query = client.prepareStatement("SELECT ? + 1")) {
            for (int i = 0; i < 5; i++) {
                query.setInt(1, i);
                try (ResultSet row = query.executeQuery()) {
                    assertTrue(row.next());
                    assertEquals(i + 1, row.getInt(1));
                }
            }
        }
        assertEquals("1", one("SELECT 1"));
    }

    @Test
    void every_type_comes_back_as_it_went_in() throws SQLException {
        statement.execute("DROP TABLE IF EXISTS kinds");
        statement.execute(
                "CREATE TABLE kinds (b BIT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, d DECIMAL(20,6), n NUMERIC(38,0),"
                        + " m MONEY, sm SMALLMONEY, r REAL, f FLOAT, c CHAR(5), vc VARCHAR(50), vm VARCHAR(MAX), nc NCHAR(5), nv NVARCHAR(50),"
                        + " nm NVARCHAR(MAX), bn BINARY(4), vb VARBINARY(50), vbm VARBINARY(MAX), dt DATE, t TIME(7), dtm DATETIME,"
                        + " sdt SMALLDATETIME, dt2 DATETIME2(7), dto DATETIMEOFFSET(3), u UNIQUEIDENTIFIER)");
        UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        String marks = "?, ".repeat(26) + "?";
        try (PreparedStatement insert = client.prepareStatement("INSERT INTO kinds VALUES (" + marks + ")")) {
            Object[] values = {
                true,
                (short) 255,
                (short) -7,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                new BigDecimal("-12345678901234.123456"),
                new BigDecimal("99999999999999999999999999999999999999"),
                new BigDecimal("-922337203685477.5808"),
                new BigDecimal("1.2345"),
                1.5f,
                Math.PI,
                "abc",
                "caf\u00e9",
                "v".repeat(9000),
                "xy",
                "\u65e5\u672c",
                "\ud83d\ude00".repeat(5000),
                new byte[] {1, 2, 3, 4},
                new byte[] {9},
                new byte[100_000],
                LocalDate.of(1999, 12, 31),
                LocalTime.of(23, 59, 59, 123_000_000),
                Timestamp.valueOf("2024-02-29 12:34:56.997"),
                Timestamp.valueOf("2024-02-29 12:34:00"),
                LocalDateTime.of(2024, 2, 29, 1, 2, 3, 123_456_700),
                OffsetDateTime.parse("2024-02-29T10:00:00.123+05:30"),
                uuid.toString()
            };
            for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
            assertEquals(1, insert.executeUpdate());
        }
        statement.execute("INSERT INTO kinds (b) VALUES (NULL)");
        try (ResultSet row = statement.executeQuery("SELECT * FROM kinds")) {
            assertTrue(row.next());
            assertTrue(row.getBoolean("b"));
            assertEquals(255, row.getInt("ti"));
            assertEquals(-7, row.getInt("si"));
            assertEquals(Integer.MIN_VALUE, row.getInt("i"));
            assertEquals(Long.MAX_VALUE, row.getLong("bi"));
            assertEquals(new BigDecimal("-12345678901234.123456"), row.getBigDecimal("d"));
            assertEquals(new BigDecimal("99999999999999999999999999999999999999"), row.getBigDecimal("n"));
            assertEquals(new BigDecimal("-922337203685477.5808"), row.getBigDecimal("m"));
            assertEquals(new BigDecimal("1.2345"), row.getBigDecimal("sm"));
            assertEquals(1.5f, row.getFloat("r"));
            assertEquals(Math.PI, row.getDouble("f"));
            assertEquals("abc  ", row.getString("c"));
            assertEquals("caf\u00e9", row.getString("vc"));
            assertEquals("v".repeat(9000), row.getString("vm"));
            assertEquals("xy   ", row.getString("nc"));
            assertEquals("\u65e5\u672c", row.getString("nv"));
            assertEquals("\ud83d\ude00".repeat(5000), row.getString("nm"));
            assertArrayEquals(new byte[] {1, 2, 3, 4}, row.getBytes("bn"));
            assertArrayEquals(new byte[] {9}, row.getBytes("vb"));
            assertEquals(100_000, row.getBytes("vbm").length);
            assertEquals(LocalDate.of(1999, 12, 31), row.getObject("dt", LocalDate.class));
            assertEquals(LocalTime.of(23, 59, 59, 123_000_000), row.getObject("t", LocalTime.class));
            assertEquals(Timestamp.valueOf("2024-02-29 12:34:56.997"), row.getTimestamp("dtm"));
            assertEquals(Timestamp.valueOf("2024-02-29 12:34:00"), row.getTimestamp("sdt"));
            assertEquals(
                    LocalDateTime.of(2024, 2, 29, 1, 2, 3, 123_456_700), row.getObject("dt2", LocalDateTime.class));
            assertEquals(
                    OffsetDateTime.parse("2024-02-29T10:00:00.123+05:30"), row.getObject("dto", OffsetDateTime.class));
            assertEquals(uuid.toString().toUpperCase(java.util.Locale.ROOT), row.getString("u"));
            int[] types = {
                Types.BIT, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC
            };
            for (int i = 0; i < types.length; i++)
                assertEquals(types[i], row.getMetaData().getColumnType(i + 1));
            assertEquals("money", row.getMetaData().getColumnTypeName(8));
            assertEquals("datetime", row.getMetaData().getColumnTypeName(23));
            assertEquals("varchar", row.getMetaData().getColumnTypeName(13));
            assertTrue(row.next());
            for (int i = 1; i <= 27; i++) assertNull(row.getObject(i), "column " + i);
        }
    }

    @Test
    void large_values_and_many_rows_cross_whole() throws SQLException {
        statement.execute("DROP TABLE IF EXISTS large");
        statement.execute("CREATE TABLE large (id INT PRIMARY KEY, data VARBINARY(MAX), text NVARCHAR(MAX))");
        byte[] data = new byte[3_000_000];
        new java.util.Random(7).nextBytes(data);
        String text = "0123456789".repeat(150_000);
        try (PreparedStatement insert = client.prepareStatement("INSERT INTO large VALUES (?, ?, ?)")) {
            insert.setInt(1, 1);
            insert.setBytes(2, data);
            insert.setString(3, text);
            insert.executeUpdate();
        }
        try (ResultSet row = statement.executeQuery("SELECT data, text FROM large WHERE id = 1")) {
            assertTrue(row.next());
            assertArrayEquals(data, row.getBytes(1));
            assertEquals(text, row.getString(2));
        }
        statement.execute("DELETE FROM large DECLARE @i INT = 0 WHILE @i < 2000 BEGIN INSERT INTO large (id, text)"
                + " VALUES (@i, REPLICATE('x', 500)) SET @i += 1 END");
        int rows = 0;
        try (ResultSet row =
                statement.executeQuery("SELECT a.id, a.text FROM large a, (SELECT TOP 10 id FROM large) b")) {
            while (row.next()) rows++;
        }
        assertEquals(20_000, rows);
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
    void a_running_statement_is_cancelled_and_the_connection_lives() throws Exception {
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> {
            try {
                statement.execute("WAITFOR DELAY '00:00:29'");
                return 0;
            } catch (SQLException e) {
                return -1;
            }
        });
        lab.journal()
                .await(
                        0,
                        "the statement",
                        e -> e.summary().equals("WAITFOR DELAY '00:00:29'"),
                        java.time.Duration.ofSeconds(10));
        statement.cancel();
        assertEquals(-1, ended.get(10, TimeUnit.SECONDS));
        assertEquals("1", one("SELECT 1"));
    }

    @Test
    void a_query_that_runs_too_long_times_out() throws SQLException {
        try (Statement slow = client.createStatement()) {
            slow.setQueryTimeout(1);
            SQLException e = assertThrows(SQLException.class, () -> slow.execute("WAITFOR DELAY '00:00:30'"));
            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
        }
        assertEquals("1", one("SELECT 1"));
    }

    @Test
    void log_ins_are_refused_with_18456_and_4060() {
        assertEquals(
                18_456,
                number(assertThrows(SQLException.class, () -> SqlServerLab.connect(lab, Map.of("password", "wrong")))));
        assertEquals(
                18_456,
                number(assertThrows(SQLException.class, () -> SqlServerLab.connect(lab, Map.of("user", "nobody")))));
        assertEquals(
                4060,
                number(assertThrows(
                        SQLException.class, () -> SqlServerLab.connect(lab, Map.of("databaseName", "nowhere")))));
    }

    @Test
    void a_reader_reads_and_nothing_else() throws SQLException {
        statement.execute("INSERT INTO calls (guid) VALUES ('seen')");
        try (Connection reader = SqlServerLab.connect(lab, Map.of("user", "mssqlreader", "password", "mssqlreader"));
                Statement reading = reader.createStatement()) {
            try (ResultSet row = reading.executeQuery("SELECT guid FROM calls")) {
                assertTrue(row.next());
                assertEquals("seen", row.getString(1));
            }
            assertEquals(229, number(assertThrows(SQLException.class, () -> reading.execute("DELETE FROM calls"))));
            assertEquals(
                    229,
                    number(assertThrows(
                            SQLException.class,
                            () -> reading.execute(
                                    "WITH c AS (SELECT 1 AS a) INSERT INTO calls (guid) SELECT 'x' FROM c"))));
            assertEquals(
                    262, number(assertThrows(SQLException.class, () -> reading.execute("CREATE TABLE mine (a INT)"))));
            assertEquals(
                    229, number(assertThrows(SQLException.class, () -> reading.execute("SELECT 1 AS a INTO mine"))));
            reading.execute("CREATE TABLE #own (a INT) INSERT INTO #own VALUES (1)");
        }
    }

    @Test
    void encryption_may_be_for_the_log_in_alone_or_strict() throws SQLException {
        try (Connection plain = SqlServerLab.connect(lab, Map.of("encrypt", "false"))) {
            assertTrue(plain.isValid(5));
        }
        try (Connection strict = SqlServerLab.connect(lab, Map.of("encrypt", "strict"))) {
            assertTrue(strict.isValid(5));
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

    @Test
    void the_engine_below_cannot_be_reached() {
        for (String closed : new String[] {
            "SELECT FILE_READ('/etc/passwd')",
            "CALL 1",
            "SCRIPT TO '/tmp/x'",
            "RUNSCRIPT FROM '/tmp/x'",
            "CREATE ALIAS f FOR \"java.lang.System.exit\"",
            "SELECT * FROM CSVREAD('/etc/passwd')",
            "BACKUP TO '/tmp/x.zip'",
            "SHUTDOWN",
            "SELECT * FROM INFORMATION_SCHEMA.USERS",
            "SET DB_CLOSE_DELAY 1",
            "CREATE LINKED TABLE l(a, b, c, d, e)",
            "DROP ALL OBJECTS",
            "DROP VIEW sys.tables",
            "CREATE TRIGGER t BEFORE INSERT ON calls CALL \"x\"",
            "CREATE USER u PASSWORD 'x' ADMIN",
            "ALTER USER gvp_rs ADMIN TRUE",
            "GRANT ALL ON calls TO mssqlreader",
            "EXPLAIN SELECT 1",
            "SELECT 1; CALL 2",
            "SELECT * FROM FINAL TABLE (INSERT INTO calls (guid) VALUES ('x'))"
        }) assertThrows(SQLException.class, () -> statement.execute(closed), closed);
    }
}
