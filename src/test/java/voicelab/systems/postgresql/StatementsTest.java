package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pgjdbc sends, with its usual settings, and what PostgreSQL would answer. */
class StatementsTest extends PgjdbcTestCase {
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
}
