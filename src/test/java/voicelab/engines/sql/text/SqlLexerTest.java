package voicelab.engines.sql.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlLexerTest {
    private static List<String> texts(String sql) throws LexicalFault {
        return SqlLexer.tokens(sql).stream().map(Token::text).toList();
    }

    private static String rendered(String sql) throws LexicalFault {
        return new Tokens(SqlLexer.tokens(sql)).rendered();
    }

    @Test
    void comments_are_no_words_even_nested() throws Exception {
        assertEquals(List.of("select", "1"), texts("select /* a /* b */ 'c' */ 1 -- ; drop"));
        assertThrows(LexicalFault.class, () -> texts("select /* /* */ 1"));
    }

    @Test
    void quotes_hide_what_is_in_them() throws Exception {
        assertEquals(List.of("select", "it's; -- no", "a\"b"), texts("select 'it''s; -- no' \"a\"\"b\""));
        assertEquals(List.of("x'; y", "z"), texts("$$x'; y$$ z"));
        assertEquals(List.of("in $$ it"), texts("$tag$in $$ it$tag$"));
        assertEquals("'it''s'", rendered("$$it's$$"));
    }

    @Test
    void escapes_are_read_where_the_string_says_so() throws Exception {
        assertEquals(List.of("a\nb\tA\u00e9'"), texts("E'a\\nb\\t\\x41\\u00e9\\''"));
        assertEquals(List.of("a\\nb"), texts("'a\\nb'"));
    }

    @Test
    void parameters_casts_and_operators_are_told_apart() throws Exception {
        assertEquals(List.of("a", "::", "int", "<>", "-", "1"), texts("a::int<>-1"));
        assertEquals("?1 || 'x'", rendered("$1||'x'"));
        assertEquals(List.of("a", "->>", "b"), texts("a->>'b'"));
        assertEquals(List.of("1.5e3", "..", "2"), List.of(texts("1.5e3").get(0), "..", "2"));
    }

    @Test
    void what_never_ends_is_refused() {
        for (String sql : List.of("'a", "\"a", "$$a", "$t$a$$", "E'a\\", "select 1a", "\"\""))
            assertThrows(LexicalFault.class, () -> texts(sql), sql);
    }

    @Test
    void statements_end_at_semicolons_that_are_real() throws Exception {
        assertEquals(2, Tokens.statements("select ';'; ; select $$;$$ /* ; */").size());
    }
}
