package voicelab.languages.srgs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.languages.markup.MarkupException;
import voicelab.languages.markup.MarkupReader;

class GrammarTest {
    private static final String HEAD = "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' mode='dtmf'>";

    private static Grammar dtmf(String rules) throws GrammarException, MarkupException {
        return GrammarReader.read(
                MarkupReader.read((HEAD + rules + "</grammar>").getBytes(StandardCharsets.UTF_8), 100_000));
    }

    /** {@code +} complete, {@code .} could go on, {@code +.} both, {@code -} neither. */
    private static String judge(Grammar grammar, String keys) {
        Match match = Matcher.match(grammar, Matcher.keys(keys));
        String text = (match.complete() ? "+" : "") + (match.couldGoOn() ? "." : "");
        return text.isEmpty() ? "-" : text;
    }

    @Test
    void a_pin_of_four_digits_or_star_nine() throws Exception {
        Grammar pin = dtmf("<rule id='pin'><one-of><item><item repeat='4'><ruleref uri='#digit'/></item></item>"
                + "<item>* 9<tag>operator</tag></item></one-of></rule>"
                + "<rule id='digit'><one-of><item>0</item><item>1</item><item>2</item></one-of></rule>");
        assertEquals(".", judge(pin, ""));
        assertEquals(".", judge(pin, "012"));
        assertEquals("+", judge(pin, "0120"));
        assertEquals("-", judge(pin, "01201"));
        assertEquals("-", judge(pin, "03"));
        assertEquals(".", judge(pin, "*"));
        assertEquals(List.of("operator"), Matcher.match(pin, List.of("*", "9")).tags());
    }

    @Test
    void an_open_repeat_is_complete_and_could_go_on() throws Exception {
        Grammar grammar = dtmf("<rule id='r'><item repeat='2-'>1<tag>t</tag></item></rule>");
        assertEquals(".", judge(grammar, "1"));
        assertEquals("+.", judge(grammar, "111"));
        assertEquals(
                List.of("t", "t", "t"),
                Matcher.match(grammar, Matcher.keys("111")).tags());
    }

    @Test
    void special_rules_match_nothing_never_and_anything() throws Exception {
        assertEquals("+", judge(dtmf("<rule id='r'>1<ruleref special='NULL'/></rule>"), "1"));
        assertEquals("-", judge(dtmf("<rule id='r'>1<ruleref special='VOID'/></rule>"), "1"));
        assertEquals("+.", judge(dtmf("<rule id='r'>1<ruleref special='GARBAGE'/></rule>"), "1234"));
    }

    @Test
    void grammars_that_cannot_be_used_say_what_and_where() {
        for (String bad : List.of(
                "",
                "<rule>1</rule>",
                "<rule id='a'>1</rule>\n<rule id='a'>2</rule>",
                "<rule id='a'>12</rule>",
                "<rule id='a'>x</rule>",
                "<rule id='a'><ruleref uri='#b'/></rule>",
                "<rule id='a'><ruleref uri='other.grxml#b'/></rule>",
                "<rule id='a'><one-of/></rule>",
                "<rule id='a'><item repeat='3-2'>1</item></rule>",
                "<rule id='a'><nonsense/></rule>"))
            assertTrue(assertThrows(GrammarException.class, () -> dtmf(bad), bad)
                    .getMessage()
                    .startsWith("line "));
    }

    @Test
    void rules_that_call_themselves_end() throws Exception {
        assertEquals(
                "+",
                judge(
                        dtmf("<rule id='a'><one-of><item><ruleref uri='#a'/>1</item><item>1</item></one-of></rule>"),
                        "1"));
        Grammar right = dtmf("<rule id='a'>1<item repeat='0-1'><ruleref uri='#a'/></item></rule>");
        assertEquals("+.", judge(right, "1111"));
    }

    @Test
    void an_ambiguous_grammar_is_matched_in_bounded_time() throws Exception {
        Grammar grammar = dtmf("<rule id='a'><item repeat='0-'><item repeat='0-'><one-of><item>1</item>"
                + "<item>1<tag>b</tag></item></one-of></item></item></rule>");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertEquals("+.", judge(grammar, "1".repeat(Matcher.MAX_TOKENS))));
    }

    @Test
    void builtin_digits_know_when_they_are_complete() throws Exception {
        Grammar four = BuiltinGrammar.of("digits", Map.of("length", "4"));
        assertEquals(".", judge(four, "123"));
        assertEquals("+", judge(four, "1234"));
        Grammar range = BuiltinGrammar.of("digits", Map.of("minlength", "2", "maxlength", "3"));
        assertEquals("+.", judge(range, "12"));
        assertEquals("+", judge(range, "123"));
        assertThrows(GrammarException.class, () -> BuiltinGrammar.of("digits", Map.of("length", "0")));
        assertThrows(
                GrammarException.class, () -> BuiltinGrammar.of("digits", Map.of("minlength", "5", "maxlength", "2")));
    }

    @Test
    void builtin_values_are_those_of_appendix_P() throws Exception {
        assertEquals(true, BuiltinGrammar.value("boolean", Map.of(), "1"));
        assertEquals(false, BuiltinGrammar.value("boolean", Map.of("y", "7", "n", "9"), "9"));
        assertEquals("12.5", BuiltinGrammar.value("number", Map.of(), "12*5"));
        assertEquals("-3", BuiltinGrammar.value("number", Map.of(), "*3"));
        assertEquals("5551234x22", BuiltinGrammar.value("phone", Map.of(), "5551234*22"));
        assertEquals("1530h", BuiltinGrammar.value("time", Map.of(), "1530"));
        assertEquals("+.", judge(BuiltinGrammar.of("currency", Map.of()), "12*5"));
        assertEquals("+", judge(BuiltinGrammar.of("currency", Map.of()), "12*50"));
    }

    @Test
    void garbage_never_throws_anything_but_its_declared_errors() {
        Random random = new Random(7);
        String seed = HEAD + "<rule id='a'><item repeat='1-3'>1<tag>x</tag></item></rule></grammar>";
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 3; i++) bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(96));
            try {
                judge(GrammarReader.read(MarkupReader.read(bytes, 10_000)), "111");
            } catch (GrammarException | MarkupException expected) {
                assertTrue(expected.getMessage().length() > 3);
            }
        }
    }
}
