package voicelab.protocols.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlRequestTest {
    private static final SqlLogin LOGIN = new SqlLogin("gvp", "someone", "s3cret", false);

    @Test
    void the_statements_and_their_values_are_told_and_the_password_nowhere() {
        SqlRequest request = new SqlRequest(
                LOGIN,
                List.of(SqlStatement.of("DELETE FROM t"), SqlStatement.of("INSERT INTO t VALUES (?, ?)", 7, null)));
        assertEquals("DELETE FROM t;\nINSERT INTO t VALUES (?, ?) [7, null];\n", text(request.bytes()));
        assertEquals("INSERT INTO t VALUES (?, ?) [7, null] (after 1 more)", request.summary());
        assertEquals("gvp", request.fields().get("database"));
        assertEquals("2", request.fields().get("statements"));
        for (String told : List.of(
                request.toString(),
                text(request.bytes()),
                request.summary(),
                request.fields().toString())) assertFalse(told.contains("s3cret"), told);
    }

    @Test
    void a_long_statement_is_shortened_in_the_summary_alone() {
        String sql = "SELECT " + "x".repeat(5_000);
        SqlRequest request = new SqlRequest(LOGIN, List.of(SqlStatement.of(sql, "y".repeat(5_000))));
        assertTrue(request.summary().length() < 220, request.summary());
        assertTrue(text(request.bytes()).contains(sql));
    }

    @Test
    void nothing_at_all_is_no_transaction() {
        assertThrows(IllegalArgumentException.class, () -> new SqlRequest(LOGIN, List.of()));
    }

    @Test
    void rows_and_counts_are_told_and_a_null_is_no_text() throws Exception {
        SqlReply reply = SqlReply.kept(List.of(
                new SqlResult(List.of(Arrays.asList("1", null), List.of("2", "b")), 0), new SqlResult(List.of(), 3)));
        assertEquals("2 rows read, 3 changed", reply.summary());
        assertEquals("1\tnull\n2\tb\n3 changed\n", text(reply.bytes()));
        assertEquals(2, reply.orThrow().size());
    }

    @Test
    void a_refusal_has_its_state_and_the_databases_words() {
        SqlReply reply = SqlReply.refused("23505", "duplicate key");
        SqlRefusal refusal = assertThrows(SqlRefusal.class, reply::orThrow);
        assertEquals("23505", refusal.sqlState());
        assertEquals("duplicate key (SQLSTATE 23505)", refusal.getMessage());
        assertEquals("refused 23505: duplicate key", reply.summary());
        assertEquals("23505", reply.fields().get("sqlstate"));
    }

    @Test
    void a_long_answer_is_told_up_to_a_bound() {
        List<List<String>> rows = Collections.nCopies(10_000, List.of("x".repeat(100)));
        SqlReply reply = SqlReply.kept(List.of(new SqlResult(rows, 0)));
        assertTrue(reply.bytes().length < 300_000);
        assertEquals("10000 rows read, 0 changed", reply.summary());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
