package voicelab.engines.sql.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.engines.sql.tds.text.BatchParser;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.tds.text.SyntaxFault;

class BatchParserTest {
    private static List<String> texts(String batch) throws SyntaxFault {
        return BatchParser.parse(batch).stream()
                .map(one -> one instanceof Statement.Simple simple
                        ? simple.text()
                        : one.getClass().getSimpleName())
                .toList();
    }

    @Test
    void statements_need_no_semicolon() throws SyntaxFault {
        assertEquals(
                List.of("INSERT INTO t (a) VALUES (1)", "select SCOPE_IDENTITY() AS GENERATED_KEYS"),
                texts("INSERT INTO t (a) VALUES (1) select SCOPE_IDENTITY() AS GENERATED_KEYS"));
        assertEquals(
                List.of("INSERT INTO t SELECT 1 UNION ALL SELECT 2", "SELECT 3"),
                texts("INSERT INTO t SELECT 1 UNION ALL SELECT 2 SELECT 3"));
        assertEquals(
                List.of("UPDATE t SET a = CASE WHEN b = 1 THEN 2 END", "SET NOCOUNT ON"),
                texts("UPDATE t SET a = CASE WHEN b = 1 THEN 2 END SET NOCOUNT ON"));
        assertEquals(
                List.of("WITH c AS (SELECT 1 a) DELETE FROM t", "SELECT 1"),
                texts("WITH c AS (SELECT 1 a) DELETE FROM t SELECT 1"));
        String page = "SELECT a FROM t ORDER BY a OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY";
        assertEquals(List.of(page, "SELECT 1"), texts(page + " SELECT 1"));
        assertEquals(
                List.of("DROP TABLE IF EXISTS t", "If"), texts("DROP TABLE IF EXISTS t IF EXISTS (SELECT 1) SELECT 2"));
        assertEquals(
                List.of("If", "set implicit_transactions off"),
                texts("IF @@TRANCOUNT > 0 COMMIT TRAN set implicit_transactions off "));
        assertEquals(
                List.of("ALTER TABLE t ALTER COLUMN a INT", "ALTER TABLE t DROP COLUMN b"),
                texts("ALTER TABLE t ALTER COLUMN a INT ALTER TABLE t DROP COLUMN b"));
    }

    @Test
    void quotes_brackets_and_comments_hide_words() throws SyntaxFault {
        assertEquals(
                List.of("SELECT 'a;SELECT' AS [SELECT] /* ; DELETE */ -- ; DROP\n, \"x;y\""),
                texts("SELECT 'a;SELECT' AS [SELECT] /* ; DELETE */ -- ; DROP\n, \"x;y\""));
    }

    @Test
    void lines_are_counted() throws SyntaxFault {
        assertEquals(3, BatchParser.parse("SELECT 1\n\nSELECT 2").get(1).line());
        assertEquals(
                2,
                assertThrows(SyntaxFault.class, () -> BatchParser.parse("SELECT 1\nEND"))
                        .line());
    }

    @Test
    void what_never_ends_is_refused() {
        for (String open : new String[] {
            "SELECT 'x", "SELECT [x", "SELECT (1", "BEGIN SELECT 1", "/* x", "IF 1 = 1", "SELECT 1)", "ELSE SELECT 1"
        }) assertThrows(SyntaxFault.class, () -> BatchParser.parse(open), open);
        assertThrows(
                SyntaxFault.class, () -> BatchParser.parse("BEGIN ".repeat(1_000) + "SELECT 1" + " END".repeat(1_000)));
    }

    @Test
    void garbage_is_read_or_refused() {
        Random random = new Random(5);
        String[] words = {
            "SELECT", "(", ")", "IF", "ELSE", "BEGIN", "END", "CASE", "@a", "#t", "'x'", "[y]", ";", "INSERT", "INTO",
            "WITH", ".", "1", "--\n"
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder batch = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--)
                batch.append(words[random.nextInt(words.length)]).append(' ');
            try {
                BatchParser.parse(batch.toString());
            } catch (SyntaxFault e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }
}
