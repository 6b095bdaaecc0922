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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Values of every type, in text and in binary, in portions and in bulk. */
class TypesTest extends PgjdbcTestCase {
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
