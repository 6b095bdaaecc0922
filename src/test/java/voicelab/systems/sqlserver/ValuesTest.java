package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values of every type and size. */
class ValuesTest extends MssqlJdbcTestCase {
    /** A type as it is declared and as the driver names it, what is put into a column of it, and what comes back as that class. */
    private record Kind(String declared, String name, int jdbc, Object value, Object back) {
        static Kind of(String declared, int jdbc, Object value) {
            return of(declared, jdbc, value, value);
        }

        static Kind of(String declared, int jdbc, Object value, Object back) {
            return new Kind(declared, declared.replaceAll("\\(.*", "").toLowerCase(Locale.ROOT), jdbc, value, back);
        }
    }

    private static final String ID = "00112233-4455-6677-8899-aabbccddeeff";

    private static final List<Kind> KINDS = List.of(
            Kind.of("BIT", Types.BIT, true),
            Kind.of("TINYINT", Types.TINYINT, (short) 255),
            Kind.of("SMALLINT", Types.SMALLINT, (short) -7),
            Kind.of("INT", Types.INTEGER, Integer.MIN_VALUE),
            Kind.of("BIGINT", Types.BIGINT, Long.MAX_VALUE),
            Kind.of("DECIMAL(20,6)", Types.DECIMAL, new BigDecimal("-12345678901234.123456")),
            Kind.of("NUMERIC(38,0)", Types.NUMERIC, new BigDecimal("9".repeat(38))),
            Kind.of("MONEY", Types.DECIMAL, new BigDecimal("-922337203685477.5808")),
            Kind.of("SMALLMONEY", Types.DECIMAL, new BigDecimal("1.2345")),
            Kind.of("REAL", Types.REAL, 1.5f),
            Kind.of("FLOAT", Types.DOUBLE, Math.PI),
            Kind.of("CHAR(5)", Types.CHAR, "abc", "abc  "),
            Kind.of("VARCHAR(50)", Types.VARCHAR, "caf\u00e9"),
            Kind.of("VARCHAR(MAX)", Types.VARCHAR, "v".repeat(9000)),
            Kind.of("NCHAR(5)", Types.NCHAR, "xy", "xy   "),
            Kind.of("NVARCHAR(50)", Types.NVARCHAR, "\u65e5\u672c"),
            Kind.of("NVARCHAR(MAX)", Types.NVARCHAR, "\ud83d\ude00".repeat(5000)),
            Kind.of("BINARY(4)", Types.BINARY, new byte[] {1, 2, 3, 4}),
            Kind.of("VARBINARY(50)", Types.VARBINARY, new byte[] {9}),
            Kind.of("VARBINARY(MAX)", Types.VARBINARY, new byte[100_000]),
            Kind.of("DATE", Types.DATE, LocalDate.of(1999, 12, 31)),
            Kind.of("TIME(7)", Types.TIME, LocalTime.of(23, 59, 59, 123_000_000)),
            Kind.of("DATETIME", Types.TIMESTAMP, Timestamp.valueOf("2024-02-29 12:34:56.997")),
            Kind.of("SMALLDATETIME", Types.TIMESTAMP, Timestamp.valueOf("2024-02-29 12:34:00")),
            Kind.of("DATETIME2(7)", Types.TIMESTAMP, LocalDateTime.of(2024, 2, 29, 1, 2, 3, 123_456_700)),
            Kind.of(
                    "DATETIMEOFFSET(3)",
                    microsoft.sql.Types.DATETIMEOFFSET,
                    OffsetDateTime.parse("2024-02-29T10:00:00.123+05:30")),
            Kind.of("UNIQUEIDENTIFIER", Types.CHAR, ID, ID.toUpperCase(Locale.ROOT)));

    @Test
    void every_type_comes_back_as_it_went_in() throws SQLException {
        statement.execute("DROP TABLE IF EXISTS kinds");
        statement.execute(IntStream.range(0, KINDS.size())
                .mapToObj(i -> "c" + i + " " + KINDS.get(i).declared())
                .collect(Collectors.joining(", ", "CREATE TABLE kinds (", ")")));
        String marks = "?, ".repeat(KINDS.size() - 1) + "?";
        try (PreparedStatement insert = client.prepareStatement("INSERT INTO kinds VALUES (" + marks + ")")) {
            for (int i = 0; i < KINDS.size(); i++)
                insert.setObject(i + 1, KINDS.get(i).value());
            assertEquals(1, insert.executeUpdate());
        }
        statement.execute("INSERT INTO kinds (c0) VALUES (NULL)");
        try (ResultSet row = statement.executeQuery("SELECT * FROM kinds")) {
            assertTrue(row.next());
            for (int i = 1; i <= KINDS.size(); i++) assertCameBack(KINDS.get(i - 1), row, i);
            assertTrue(row.next());
            for (int i = 1; i <= KINDS.size(); i++) assertNull(row.getObject(i), KINDS.get(i - 1)::declared);
        }
    }

    private static void assertCameBack(Kind kind, ResultSet row, int column) throws SQLException {
        assertEquals(kind.name(), row.getMetaData().getColumnTypeName(column));
        assertEquals(kind.jdbc(), row.getMetaData().getColumnType(column), kind::declared);
        if (kind.back() instanceof byte[] bytes) assertArrayEquals(bytes, row.getBytes(column), kind::declared);
        else assertEquals(kind.back(), row.getObject(column, kind.back().getClass()), kind::declared);
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
}
