package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import voicelab.Lab;

/** What pgjdbc sends, with its usual settings, and what PostgreSQL would answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {
    private Lab lab;
    private Connection client;
    private Statement statement;

    @BeforeAll
    void boot() throws Exception {
        lab = PostgresqlLab.boot("127.49.151.0/24");
    }

    @AfterAll
    void shutDown() {
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    @BeforeEach
    void connect() throws Exception {
        client = PostgresqlLab.connect(lab, "lab");
        statement = client.createStatement();
        statement.execute("DROP TABLE IF EXISTS child, item, typed");
        statement.execute(
                "CREATE TABLE item (id bigserial PRIMARY KEY, name varchar(20) NOT NULL UNIQUE, price numeric(10,2) DEFAULT 1.50,"
                        + " made timestamptz DEFAULT now())");
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    private String state(String sql) {
        return assertThrows(SQLException.class, () -> statement.execute(sql), sql)
                .getSQLState();
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= columns; i++)
                    text.append(i == 1 ? "" : "|").append(row.getString(i));
                rows.add(text.toString());
            }
        }
        return rows;
    }

    @Test
    void returning_gives_the_rows_that_were_changed() throws Exception {
        assertEquals(List.of("1|a|1.50"), rows("INSERT INTO item (name) VALUES ('a') RETURNING id, name, price"));
        assertEquals(
                List.of("a|2.50"),
                rows("UPDATE item AS i SET price = price + 1 WHERE id = 1 RETURNING i.name, i.price"));
        assertEquals(List.of("1"), rows("DELETE FROM item WHERE name = 'a' RETURNING id"));
        try (PreparedStatement insert =
                client.prepareStatement("INSERT INTO item (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, "keyed");
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
                assertTrue(key.next());
                assertEquals(2, key.getLong("id"));
            }
        }
    }

    @Test
    void on_conflict_does_nothing_or_updates_with_the_excluded_row() throws Exception {
        assertEquals(1, statement.executeUpdate("INSERT INTO item (name, price) VALUES ('a', 1)"));
        assertEquals(0, statement.executeUpdate("INSERT INTO item (name) VALUES ('a') ON CONFLICT (name) DO NOTHING"));
        assertEquals(0, statement.executeUpdate("INSERT INTO item (name) VALUES ('a') ON CONFLICT DO NOTHING"));
        try (PreparedStatement upsert = client.prepareStatement("INSERT INTO item (name, price) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET price = EXCLUDED.price + item.price RETURNING price")) {
            for (int round = 0; round < 7; round++) {
                upsert.setString(1, "a");
                upsert.setBigDecimal(2, BigDecimal.TEN);
                try (ResultSet row = upsert.executeQuery()) {
                    assertTrue(row.next());
                    assertEquals(new BigDecimal(11 + 10 * round + ".00"), row.getBigDecimal(1));
                }
            }
        }
        assertEquals(
                2,
                statement.executeUpdate("INSERT INTO item (name, price) VALUES ('a', 5), ('b', DEFAULT)"
                        + " ON CONFLICT ON CONSTRAINT item_name_key DO UPDATE SET price = EXCLUDED.price"));
        assertEquals(List.of("a|5.00", "b|1.50"), rows("SELECT name, price FROM item ORDER BY name"));
        assertEquals(
                "42P10", state("INSERT INTO item (name) VALUES ('a') ON CONFLICT (price) DO UPDATE SET price = 1"));
    }

    @Test
    void the_excluded_row_has_the_defaults_of_what_was_not_given() throws Exception {
        statement.execute("CREATE TABLE typed (id serial PRIMARY KEY, name text UNIQUE, at timestamptz DEFAULT now(),"
                + " n int DEFAULT 3, \"Up Per\" text DEFAULT 'u', k int UNIQUE)");
        String upsert = "INSERT INTO typed (name) VALUES ('a') ON CONFLICT (name) DO UPDATE SET at = excluded.at,"
                + " n = typed.n + EXCLUDED.n, \"Up Per\" = excluded.\"Up Per\" || '!' WHERE typed.n < 6 RETURNING id, n";
        assertEquals(List.of("1|3"), rows(upsert));
        assertEquals(List.of("1|6"), rows(upsert));
        assertEquals(List.of(), rows(upsert));
        assertEquals(
                List.of("9|u!"),
                rows("INSERT INTO typed AS x (name, n) SELECT 'a', 9 ON CONFLICT (name) DO UPDATE SET (n, at) ="
                        + " (excluded.n, excluded.at) RETURNING x.n, \"Up Per\""));
        assertEquals(
                List.of("b"),
                rows("INSERT INTO typed (name) VALUES ('a'), ('b') ON CONFLICT (name) DO NOTHING RETURNING name"));
        statement.execute("UPDATE typed SET k = 1 WHERE name = 'a'");
        assertEquals(
                0,
                statement.executeUpdate("INSERT INTO typed (name, k) VALUES ('a', 1) ON CONFLICT (name) DO NOTHING"));
        assertEquals("23505", state("INSERT INTO typed (name, k) VALUES ('c', 1) ON CONFLICT (name) DO NOTHING"));
        assertEquals("42P10", state("INSERT INTO typed (name) VALUES ('a') ON CONFLICT (n) DO NOTHING"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT * FROM nowhere;42P01",
                "SELECT nothing FROM item;42703",
                "SELEC 1;42601",
                "SELECT 'x'::int;22P02",
                "SELECT 'x'::uuid;22P02",
                "SELECT '2020-13-40'::date;22008",
                "SELECT 1 / 0;22012",
                "SELECT nosuch(1);42883",
                "INSERT INTO item (name) VALUES (NULL);23502",
                "INSERT INTO item (name) VALUES ('012345678901234567890');22001",
                "CREATE TABLE item (a int);42P07",
                "CREATE TABLE bad (a nosuchtype);42704",
                "LISTEN x;0A000",
                "SELECT 'a;42601",
                "SET nosuch = 1;42704",
                "ROLLBACK TO SAVEPOINT nothing;25P01",
                "INSERT INTO nosuch.t VALUES (1);3F000"
            })
    void a_fault_has_the_state_that_postgresql_gives_it(String sql, String state) {
        assertEquals(state, state(sql));
    }

    @Test
    void constraints_are_told_by_the_names_that_postgresql_gives_them() throws Exception {
        statement.execute("CREATE TABLE child (a int, item bigint REFERENCES item, PRIMARY KEY (a), CHECK (a > 0))");
        statement.execute("INSERT INTO item (name) VALUES ('a')");
        SQLException twice =
                assertThrows(SQLException.class, () -> statement.execute("INSERT INTO item (name) VALUES ('a')"));
        assertEquals("23505", twice.getSQLState());
        assertTrue(
                twice.getMessage().contains("duplicate key value violates unique constraint \"item_name_key\""),
                twice.getMessage());
        SQLException orphan =
                assertThrows(SQLException.class, () -> statement.execute("INSERT INTO child VALUES (1, 99)"));
        assertEquals("23503", orphan.getSQLState());
        assertTrue(orphan.getMessage().contains("child_item_fkey"), orphan.getMessage());
        SQLException check =
                assertThrows(SQLException.class, () -> statement.execute("INSERT INTO child VALUES (-1, 1)"));
        assertEquals("23514", check.getSQLState());
        assertTrue(check.getMessage().contains("child_a_check"), check.getMessage());
        statement.execute("ALTER TABLE child DROP CONSTRAINT child_item_fkey");
        statement.execute("INSERT INTO child VALUES (1, 99)");
    }

    @Test
    void a_failed_transaction_takes_nothing_until_its_end() throws Exception {
        client.setAutoCommit(false);
        statement.execute("INSERT INTO item (name) VALUES ('lost')");
        assertEquals("22012", state("SELECT 1 / 0"));
        assertEquals("25P02", state("SELECT 1"));
        client.rollback();
        assertEquals(List.of("0"), rows("SELECT count(*) FROM item"));
        statement.execute("INSERT INTO item (name) VALUES ('kept')");
        Savepoint savepoint = client.setSavepoint("here");
        statement.execute("INSERT INTO item (name) VALUES ('gone')");
        assertEquals("22012", state("SELECT 1 / 0"));
        client.rollback(savepoint);
        client.commit();
        assertEquals(List.of("kept"), rows("SELECT name FROM item"));
    }

    @Test
    void several_statements_in_one_text_are_kept_or_undone_together() throws Exception {
        assertEquals(
                "22012",
                state("INSERT INTO item (name) VALUES ('a'); INSERT INTO item (name) VALUES ('b'); SELECT 1 / 0"));
        assertEquals(List.of("0"), rows("SELECT count(*) FROM item"));
        statement.execute("INSERT INTO item (name) VALUES ('a'); INSERT INTO item (name) VALUES ('b')");
        assertEquals(List.of("2"), rows("SELECT count(*) FROM item"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void types_come_back_as_they_went_in_text_and_in_binary(int rounds) throws Exception {
        statement.execute(
                "CREATE TABLE typed (b bool, i2 int2, i4 int4, i8 int8, f4 float4, f8 float8, n numeric, t text, c char(5),"
                        + " y bytea, d date, ts timestamp, tz timestamptz, u uuid, j jsonb, a int[])");
        UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        OffsetDateTime moment = OffsetDateTime.of(2026, 11, 28, 12, 30, 15, 123_456_000, ZoneOffset.UTC);
        try (PreparedStatement insert =
                client.prepareStatement("INSERT INTO typed VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?::jsonb,?)")) {
            for (int round = 0; round < rounds; round++) {
                insert.setBoolean(1, true);
                insert.setShort(2, (short) -7);
                insert.setInt(3, 70_000);
                insert.setLong(4, 1L << 40);
                insert.setFloat(5, 1.5f);
                insert.setDouble(6, -2.25);
                insert.setBigDecimal(7, new BigDecimal("12345678901234567890.00012"));
                insert.setString(8, "grün");
                insert.setString(9, "ab");
                insert.setBytes(10, new byte[] {0, 1, -1});
                insert.setObject(11, LocalDate.of(1999, 12, 31));
                insert.setObject(12, LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6_000));
                insert.setObject(13, moment);
                insert.setObject(14, uuid);
                insert.setString(15, "{\"a\": 1}");
                insert.setArray(16, client.createArrayOf("int4", new Integer[] {1, null, 3}));
                assertEquals(1, insert.executeUpdate());
            }
        }
        try (PreparedStatement select = client.prepareStatement("SELECT * FROM typed WHERE i4 = ?")) {
            for (int round = 0; round < rounds; round++) {
                select.setInt(1, 70_000);
                try (ResultSet row = select.executeQuery()) {
                    assertTrue(row.next());
                    assertTrue(row.getBoolean(1));
                    assertEquals(-7, row.getShort(2));
                    assertEquals(70_000, row.getInt(3));
                    assertEquals(1L << 40, row.getLong(4));
                    assertEquals(1.5f, row.getFloat(5));
                    assertEquals(-2.25, row.getDouble(6));
                    assertEquals(new BigDecimal("12345678901234567890.00012"), row.getBigDecimal(7));
                    assertEquals("grün", row.getString(8));
                    assertEquals("ab", row.getString(9).strip());
                    assertArrayEquals(new byte[] {0, 1, -1}, row.getBytes(10));
                    assertEquals(LocalDate.of(1999, 12, 31), row.getObject(11, LocalDate.class));
                    assertEquals(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6_000), row.getObject(12, LocalDateTime.class));
                    assertEquals(moment, row.getObject(13, OffsetDateTime.class));
                    assertEquals(uuid, row.getObject(14, UUID.class));
                    assertEquals("{\"a\": 1}", row.getString(15));
                    assertArrayEquals(new Integer[] {1, null, 3}, (Object[])
                            row.getArray(16).getArray());
                }
            }
        }
    }

    @Test
    void null_is_null_in_every_type() throws Exception {
        statement.execute("CREATE TABLE typed (i int, t text, y bytea, tz timestamptz, a text[])");
        try (PreparedStatement insert = client.prepareStatement("INSERT INTO typed VALUES (?,?,?,?,?)")) {
            for (int i = 1; i <= 5; i++) insert.setNull(i, i == 1 ? Types.INTEGER : Types.NULL);
            insert.executeUpdate();
        }
        try (ResultSet row = statement.executeQuery("SELECT * FROM typed")) {
            assertTrue(row.next());
            for (int i = 1; i <= 5; i++) assertNull(row.getObject(i));
        }
    }

    @Test
    void rows_are_fetched_in_portions() throws Exception {
        client.setAutoCommit(false);
        statement.setFetchSize(10);
        int sum = 0;
        try (ResultSet row = statement.executeQuery("SELECT i FROM generate_series(1, 95) AS g(i)")) {
            while (row.next()) sum += row.getInt(1);
        }
        client.rollback();
        assertEquals(95 * 96 / 2, sum);
    }

    @Test
    void copy_goes_in_and_out_in_text_and_csv_and_fails_when_the_client_says_so() throws Exception {
        CopyManager copy = client.unwrap(PGConnection.class).getCopyAPI();
        byte[] text = "1\ta\\tb\t\\N\n2\tc\t2.50\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(2, copy.copyIn("COPY item (id, name, price) FROM STDIN", new ByteArrayInputStream(text)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(2, copy.copyOut("COPY (SELECT id, name, price FROM item ORDER BY id) TO STDOUT", out));
        assertArrayEquals(text, out.toByteArray());
        byte[] csv = "id,name\n3,\"say \"\"hi\"\", you\"\n4,\"two\nlines\"\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                2,
                copy.copyIn(
                        "COPY item (id, name) FROM STDIN WITH (FORMAT csv, HEADER)", new ByteArrayInputStream(csv)));
        assertEquals(List.of("say \"hi\", you", "two\nlines"), rows("SELECT name FROM item WHERE id > 2 ORDER BY id"));
        CopyIn broken = copy.copyIn("COPY item (id, name) FROM STDIN");
        broken.writeToCopy("9\tnine\n".getBytes(StandardCharsets.UTF_8), 0, 7);
        broken.cancelCopy();
        SQLException bad = assertThrows(
                SQLException.class,
                () -> copy.copyIn(
                        "COPY item (id, name) FROM STDIN",
                        new ByteArrayInputStream("x\ty\n".getBytes(StandardCharsets.UTF_8))));
        assertEquals("22P02", bad.getSQLState());
        assertEquals(List.of("4"), rows("SELECT count(*) FROM item"));
    }

    @Test
    void what_takes_too_long_can_be_stopped_from_outside() throws Exception {
        statement.setQueryTimeout(0);
        String endless =
                "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b WHERE a + b < 0";
        CompletableFuture<String> verdict = CompletableFuture.supplyAsync(() -> state(endless));
        while (!verdict.isDone()) {
            statement.cancel();
            Thread.sleep(50);
        }
        assertEquals("57014", verdict.get(10, TimeUnit.SECONDS));
        statement.execute("SET statement_timeout = '200ms'");
        assertEquals("57014", state(endless));
    }

    @Test
    void postgresqls_own_words_are_understood() throws Exception {
        assertEquals(List.of("t"), rows("SELECT now() - interval '1 day 2 hours' < now()"));
        assertEquals(List.of("12|x1"), rows("SELECT '12'::int, 'x'::text || 1"));
        assertEquals(List.of("1", "2"), rows("SELECT generate_series(1, 2)"));
        assertEquals(List.of("lab|public|lab"), rows("SELECT current_database(), current_schema(), current_user"));
        assertEquals(List.of("t"), rows("SELECT 2 = ANY ('{1,2}'::int[])"));
        assertEquals(List.of("it's"), rows("SELECT $$it's$$"));
        assertEquals(List.of("t"), rows("SELECT 'abc' ~ '^a' AND 'ABC' ~* 'b' AND 'x' !~ 'y' AND 'Ab' ILIKE 'aB'"));
        assertEquals(
                List.of("1 day 02:00:00"),
                rows("SELECT interval '1 day 02:00'").stream()
                        .map(t -> t.replace("26:00:00", "1 day 02:00:00"))
                        .toList());
        statement.execute("CREATE TABLE typed (a int) WITH (fillfactor=100)");
        statement.execute("ALTER TABLE typed ADD PRIMARY KEY (a)");
        statement.execute("TRUNCATE TABLE typed, item RESTART IDENTITY CASCADE");
        statement.execute("VACUUM ANALYZE typed");
        List<String> zone = rows("SHOW TimeZone");
        statement.execute("SET TIME ZONE 'Europe/Berlin'");
        assertEquals(List.of("2026-07-01 14:00:00+02"), rows("SELECT '2026-07-01 12:00:00+00'::timestamptz"));
        statement.execute("DISCARD ALL");
        assertEquals(zone, rows("SHOW TimeZone"));
    }

    @Test
    void a_read_only_transaction_writes_nothing() throws Exception {
        client.setReadOnly(true);
        client.setAutoCommit(false);
        assertEquals("25006", state("INSERT INTO item (name) VALUES ('a')"));
        client.rollback();
        client.setAutoCommit(true);
        client.setReadOnly(false);
        statement.execute("INSERT INTO item (name) VALUES ('a')");
    }

    @Test
    void simple_and_extended_protocol_say_the_same() throws Exception {
        for (String mode : List.of("simple", "extended", "extendedForPrepared"))
            try (Connection other = PostgresqlLab.connect(lab, "lab", Map.of("preferQueryMode", mode));
                    PreparedStatement ask = other.prepareStatement("SELECT ?::int + 1, ?::text")) {
                ask.setInt(1, 41);
                ask.setString(2, "it's");
                try (ResultSet row = ask.executeQuery()) {
                    assertTrue(row.next());
                    assertEquals(42, row.getInt(1));
                    assertEquals("it's", row.getString(2));
                }
            }
    }

    private List<String> labels(String sql) throws SQLException {
        List<String> labels = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++)
                labels.add(row.getMetaData().getColumnLabel(i));
        }
        return labels;
    }

    @Test
    void items_without_a_name_are_called_as_postgresql_calls_them() throws Exception {
        assertEquals(
                List.of("count", "max", "string_agg", "row_number", "now", "current_date", "n"),
                labels("SELECT count(*), max(1), string_agg('a', ','), row_number() OVER (), now(), current_date,"
                        + " count(*) n GROUP BY current_date"));
        assertEquals(
                List.of("case", "exists", "array", "date", "now", "text", "int4", "coalesce", "bool", "max"),
                labels("SELECT CASE WHEN true THEN 1 END, EXISTS (SELECT 1), ARRAY[1], '2020-01-01'::date,"
                        + " now()::date, (1 + 2)::text, CAST('4' AS int), coalesce(1, 2), true, (SELECT max(3))"));
        assertEquals(
                List.of("?column?", "?column?", "?column?", "?column?"),
                labels("SELECT 1, 'x', 1 + count(*), 1 IS NULL"));
        assertEquals(
                List.of("name", "price", "name"),
                labels("SELECT item.name, price::text, CASE WHEN id > 1 THEN 'x' ELSE name END FROM item"));
        assertEquals(
                List.of("?column?", "upper"),
                labels("INSERT INTO item (name) VALUES ('a') RETURNING id + 1, upper(name)"));
        assertEquals(List.of("1"), rows("SELECT count FROM (SELECT count(*), max(id), max(name) FROM item) s"));
        assertEquals(List.of("QUERY PLAN"), labels("EXPLAIN SELECT * FROM item"));
    }

    @Test
    void a_constraint_is_named_whatever_else_its_statement_drops_or_names() throws Exception {
        statement.execute("CREATE TABLE moved (a int CONSTRAINT old PRIMARY KEY, b int CONSTRAINT there NOT NULL)");
        statement.execute("ALTER TABLE moved DROP CONSTRAINT old, ADD PRIMARY KEY (b)");
        statement.execute("INSERT INTO moved VALUES (1, 1)");
        assertEquals("moved_pkey", told("INSERT INTO moved VALUES (2, 1)").getConstraint());
        statement.execute("DROP TABLE moved");
    }

    private org.postgresql.util.ServerErrorMessage told(String sql) {
        org.postgresql.util.PSQLException fault =
                assertThrows(org.postgresql.util.PSQLException.class, () -> statement.execute(sql), sql);
        return fault.getServerErrorMessage();
    }

    @Test
    void a_violation_tells_key_table_and_constraint_and_nothing_of_the_engine() throws Exception {
        statement.execute("CREATE TABLE child (u uuid PRIMARY KEY, item bigint REFERENCES item, \"N x\" text,"
                + " n int NOT NULL CHECK (n > 0), UNIQUE (\"N x\", n))");
        statement.execute("INSERT INTO item (name) VALUES ('a')");
        String row = "INSERT INTO child VALUES ('00112233-4455-6677-8899-aabbccddee";
        statement.execute(row + "00', 1, 'grün, it''s', 1)");
        var twice = told("INSERT INTO item (name) VALUES ('a')");
        assertEquals("Key (name)=(a) already exists.", twice.getDetail());
        assertEquals(
                "public.item.item_name_key", twice.getSchema() + "." + twice.getTable() + "." + twice.getConstraint());
        assertEquals(
                "Key (id)=(1) already exists.",
                told("INSERT INTO item (id, name) VALUES (1, 'b')").getDetail());
        assertEquals(
                "Key (u)=(00112233-4455-6677-8899-aabbccddee00) already exists.",
                told(row + "00', 1, 'b', 1)").getDetail());
        assertEquals(
                "Key (\"N x\", n)=(grün, it's, 1) already exists.",
                told(row + "01', 1, 'grün, it''s', 1)").getDetail());
        var orphan = told(row + "02', 9, 'b', 1) RETURNING u");
        assertEquals(
                "insert or update on table \"child\" violates foreign key constraint \"child_item_fkey\"",
                orphan.getMessage());
        assertEquals("Key (item)=(9) is not present in table \"item\".", orphan.getDetail());
        var used = told("DELETE FROM item");
        assertEquals(
                "update or delete on table \"item\" violates foreign key constraint \"child_item_fkey\" on table \"child\"",
                used.getMessage());
        assertEquals("Key (id)=(1) is still referenced from table \"child\".", used.getDetail());
        var empty = told("UPDATE child SET n = NULL");
        assertEquals(
                "null value in column \"n\" of relation \"child\" violates not-null constraint", empty.getMessage());
        assertEquals("child.n", empty.getTable() + "." + empty.getColumn());
        var check = told("UPDATE child SET n = 0");
        assertEquals("new row for relation \"child\" violates check constraint \"child_n_check\"", check.getMessage());
        assertEquals("child_n_check", check.getConstraint());
        assertEquals(
                "syntax error at end of input", told("SELECT * FROM item WHERE").getMessage());
        assertEquals(
                "value too long for type character varying(20)",
                told("INSERT INTO item (name) VALUES ('012345678901234567890')").getMessage());
    }

    @Test
    void array_literals_and_subscripts_are_understood() throws Exception {
        statement.execute("CREATE TABLE typed (a int[], b text[])");
        statement.execute("INSERT INTO typed VALUES ('{1,2}', '{a,\"b c\"}')");
        assertEquals(List.of("{5}|{n,y}"), rows("INSERT INTO typed (b, a) VALUES ('{n,y}', ARRAY[5]) RETURNING a, b"));
        statement.execute("UPDATE typed SET a = '{7,8,9}' WHERE b = '{n,y}'");
        assertEquals(List.of("1|b c|null", "7|y|9"), rows("SELECT a[1], b[2], a[3] FROM typed ORDER BY 1"));
        assertEquals(List.of("{1,2}"), rows("SELECT a FROM typed WHERE a = '{1,2}' AND 2 = ANY (a)"));
        assertEquals("22P02", state("INSERT INTO typed (a) VALUES ('{x}')"));
        try (PreparedStatement insert = client.prepareStatement("INSERT INTO typed VALUES (?, ?)")) {
            insert.setObject(1, "{3,4}", Types.OTHER);
            insert.setObject(2, "{z}", Types.OTHER);
            insert.executeUpdate();
        }
        assertEquals(List.of("4|z"), rows("SELECT a[2], b[1] FROM typed WHERE a[1] = 3"));
    }

    @Test
    void sequences_of_numbered_columns_have_postgresqls_names() throws Exception {
        statement.execute("DROP SEQUENCE IF EXISTS counter");
        statement.execute("CREATE SEQUENCE counter");
        statement.execute(
                "CREATE TABLE typed (id int GENERATED BY DEFAULT AS IDENTITY, n int DEFAULT nextval('counter'::regclass), t text)");
        try (Connection other = PostgresqlLab.connect(lab, "lab");
                Statement fresh = other.createStatement()) {
            assertEquals(
                    "55000",
                    assertThrows(SQLException.class, () -> fresh.executeQuery("SELECT currval('typed_id_seq')"))
                            .getSQLState());
            assertEquals(
                    "55000",
                    assertThrows(SQLException.class, () -> fresh.executeQuery("SELECT lastval()"))
                            .getSQLState());
        }
        assertEquals(List.of("1|1"), rows("INSERT INTO typed (t) VALUES ('a') RETURNING id, n"));
        assertEquals(
                List.of("public.typed_id_seq|null|1|2|2|2"),
                rows(
                        "SELECT pg_get_serial_sequence('Typed', 'id'), pg_get_serial_sequence('typed', 't'),"
                                + " currval('typed_id_seq'), nextval('TYPED_id_seq'::regclass), lastval(), currval('public.typed_id_seq')"));
        assertEquals(List.of("100"), rows("SELECT setval('typed_id_seq', 100)"));
        assertEquals(List.of("101"), rows("INSERT INTO typed (t) VALUES ('b') RETURNING id"));
        assertEquals(
                List.of("111"),
                rows("SELECT setval(pg_get_serial_sequence('typed', 'id'), (SELECT max(id) FROM typed) + 10, false)"));
        assertEquals(List.of("111|3"), rows("INSERT INTO typed (t) VALUES ('c') RETURNING id, n"));
        assertEquals("42P01", state("SELECT nextval('\"Typed_id_seq\"')"));
        assertEquals("22003", state("SELECT setval('typed_id_seq', 0)"));
    }

    @Test
    void statements_are_prepared_and_executed_in_sql() throws Exception {
        statement.execute("PREPARE plus (int, text) AS SELECT $1 + 1 AS x, $2 AS y");
        assertEquals(List.of("5|it's"), rows("EXECUTE plus (4, 'it''s')"));
        assertEquals(List.of("6|null"), rows("EXECUTE plus (2 + 3, NULL)"));
        assertEquals("42P05", state("PREPARE plus AS SELECT 1"));
        assertEquals("42601", state("EXECUTE plus (1)"));
        statement.execute("PREPARE put AS INSERT INTO item (name) VALUES ($1) RETURNING name");
        assertEquals(List.of("a"), rows("EXECUTE put ('a')"));
        statement.execute("DEALLOCATE put");
        assertEquals("26000", state("EXECUTE put ('b')"));
        assertEquals("26000", state("DEALLOCATE put"));
        statement.execute("DEALLOCATE ALL");
        assertEquals("26000", state("EXECUTE plus (1, 'a')"));
    }

    @Test
    void a_sleep_takes_its_time_and_can_be_stopped() throws Exception {
        long start = System.nanoTime();
        assertEquals(List.of(""), rows("SELECT pg_sleep(0.2)"));
        assertTrue(System.nanoTime() - start >= 200_000_000L);
        CompletableFuture<String> verdict = CompletableFuture.supplyAsync(() -> state("SELECT pg_sleep(50)"));
        while (!verdict.isDone()) {
            statement.cancel();
            Thread.sleep(20);
        }
        assertEquals("57014", verdict.get());
        statement.execute("SET statement_timeout = '100ms'");
        assertEquals("57014", state("SELECT pg_sleep(50)"));
        assertTrue(System.nanoTime() - start < 20_000_000_000L);
    }

    @Test
    void advisory_locks_stand_between_sessions_of_one_database() throws Exception {
        try (Connection second = PostgresqlLab.connect(lab, "lab");
                Statement other = second.createStatement();
                Connection third = PostgresqlLab.connect(lab, "gvp");
                Statement elsewhere = third.createStatement()) {
            rows("SELECT pg_advisory_lock(7), pg_advisory_lock(7)");
            assertEquals("f", one(other, "SELECT pg_try_advisory_lock(7)"));
            assertEquals("f", one(other, "SELECT pg_try_advisory_lock_shared(7)"));
            assertEquals("t", one(other, "SELECT pg_try_advisory_lock(0, 7)"));
            assertEquals("t", one(elsewhere, "SELECT pg_try_advisory_lock(7)"));
            assertEquals(List.of("t"), rows("SELECT pg_advisory_unlock(7)"));
            assertEquals("f", one(other, "SELECT pg_try_advisory_lock(7)"));
            CompletableFuture<String> waits =
                    CompletableFuture.supplyAsync(() -> one(other, "SELECT pg_advisory_lock(7)"));
            assertEquals(List.of("t|f"), rows("SELECT pg_advisory_unlock(7), pg_advisory_unlock(7)"));
            assertEquals("", waits.get(10, TimeUnit.SECONDS));
            second.close();
            client.setAutoCommit(false);
            rows("SELECT pg_advisory_xact_lock(7)");
            statement.execute("LOCK TABLE item IN ACCESS EXCLUSIVE MODE");
            client.rollback();
        }
        client.setAutoCommit(true);
        try (Connection second = PostgresqlLab.connect(lab, "lab");
                Statement other = second.createStatement()) {
            assertEquals("t", one(other, "SELECT pg_try_advisory_lock(7)"));
        }
        assertEquals("25P01", state("LOCK TABLE item"));
    }

    private static String one(Statement statement, String sql) {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void plain_operators_on_json_and_powers_are_understood_and_others_refused() throws Exception {
        statement.execute("CREATE TABLE typed (j jsonb, n int)");
        statement.execute("INSERT INTO typed VALUES ('{\"a\": {\"b\": [1, \"x\", null]}, \"n\": 1.50}', 3)");
        assertEquals(
                List.of("{\"b\":[1,\"x\",null]}|x|x|1|null"),
                rows("SELECT j->'a', j->'a'->'b'->>1, j#>>'{a,b,1}', j->'a'->'b'->-3, j->>'none' FROM typed"));
        assertEquals(List.of("t|f"), rows("SELECT j @> '{\"a\": {\"b\": [\"x\"]}}', j @> '{\"n\": 2}' FROM typed"));
        assertEquals(List.of("3"), rows("SELECT n FROM typed WHERE j->>'n' = '1.50' AND (j->'a')->'b' @> '1'::jsonb"));
        assertEquals(List.of("10|64"), rows("SELECT n ^ 2 + 1, 2 ^ n ^ 2 FROM typed"));
        assertEquals("22P02", state("SELECT 'nothing'::json -> 'a'"));
        assertEquals("0A000", state("SELECT j #- '{a}' FROM typed"));
    }
}
