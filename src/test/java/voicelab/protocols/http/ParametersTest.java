package voicelab.protocols.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void a_form_is_read_in_order_with_empty_and_repeated_names() throws Exception {
        Parameters read = Parameters.parse("a=1&b=two+words&a=%C3%A4%26&&c&=x");
        assertEquals(List.of("1", "\u00e4&"), read.all("a"));
        assertEquals("two words", read.first("b").orElseThrow());
        assertEquals("", read.first("c").orElseThrow());
        assertEquals("x", read.first("").orElseThrow());
        assertEquals(5, read.pairs().size());
    }

    @Test
    void writing_uses_the_form_alphabet() {
        assertEquals(
                "a=1%2B2&b=two+words&c=%C3%A4*",
                Parameters.of("a", "1+2", "b", "two words", "c", "\u00e4*").encoded());
    }

    @Test
    void a_broken_percent_is_named_with_its_place() {
        for (String broken : List.of("a=%", "a=%4", "a=%zz", "a=%-1", "%")) {
            HttpSyntaxError error = assertThrows(HttpSyntaxError.class, () -> Parameters.parse(broken), broken);
            assertEquals("% without two hexadecimal digits at byte 0", error.getMessage());
        }
    }

    @Test
    void too_many_are_refused() {
        assertThrows(HttpSyntaxError.class, () -> Parameters.parse("a&".repeat(Parameters.MAX_PAIRS + 1)));
    }

    @Test
    void what_is_written_reads_the_same() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            String name = text(random);
            String value = text(random);
            Parameters one = Parameters.of(name, value, "z", value);
            if (!name.isEmpty() || !value.isEmpty()) assertEquals(one, Parameters.parse(one.encoded()));
        }
    }

    @Test
    void garbage_throws_nothing_but_its_own_error() {
        Random random = new Random(2);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder junk = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) junk.append((char) random.nextInt(256));
            try {
                Parameters.parse(junk.toString());
            } catch (HttpSyntaxError e) {
                assertEquals(0, e.getMessage().indexOf("% without"));
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) text.appendCodePoint(random.nextInt(0xd800));
        return text.toString();
    }
}
