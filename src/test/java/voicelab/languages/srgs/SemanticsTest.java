package voicelab.languages.srgs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import voicelab.languages.ecmascript.ScriptLimits;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupReader;

class SemanticsTest {
    private static Object meaning(byte[] grammar, String words) throws Exception {
        Grammar read = GrammarReader.read(MarkupReader.read(grammar, 100_000));
        Match match = Matcher.match(read, Words.of(words));
        assertTrue(match.complete(), words);
        Scripts scripts = new Scripts(ScriptLimits.DEFAULT);
        return scripts.plain(Semantics.of(read, match, scripts));
    }

    private static Object meaning(String rules, String words) throws Exception {
        String grammar = "<grammar version='1.0' tag-format='semantics/1.0'>" + rules + "</grammar>";
        return meaning(grammar.getBytes(StandardCharsets.UTF_8), words);
    }

    @Test
    void rules_have_results_texts_and_global_variables() throws Exception {
        String rules = "<tag>var unit = 'tea';</tag><rule id='order'><ruleref uri='#n'/><tag>out.n = rules.n;</tag>"
                + "<item repeat='1-'><ruleref uri='#n'/><tag>out.n += rules.latest(); out.said = meta.n.text</tag></item>"
                + "<tag>out.all = meta.current().text + ' ' + unit</tag></rule>"
                + "<rule id='n'><one-of><item>One<tag>out = 1</tag></item><item>two<tag>out = 2</tag></item></one-of></rule>";
        assertEquals(Map.of("n", 5.0, "said", "two", "all", "two One two tea"), meaning(rules, "two one two"));
    }

    @Test
    void the_samples_of_the_suites_mean_what_they_say() throws Exception {
        String suites = System.getProperty("voicelab.suites", "");
        Assumptions.assumeFalse(suites.isEmpty(), "skipped: -Dvoicelab.suites names no folder of suites");
        Path folder = Path.of(suites, "srgs");
        assertEquals("yes", meaning(Files.readAllBytes(folder.resolve("Literal1.srgs")), "you bet"));
        assertEquals("no", meaning(Files.readAllBytes(folder.resolve("Literal1.srgs")), "no way"));
        assertEquals("seven", meaning(Files.readAllBytes(folder.resolve("defaultAssignment2.srgs")), "seven"));
        assertEquals("no", meaning(Files.readAllBytes(folder.resolve("defaultAssignment4.srgs")), "umm nope"));
        assertEquals("yes", meaning(Files.readAllBytes(folder.resolve("defaultAssignment4.srgs")), "yeah"));
        assertEquals(7.0, meaning(Files.readAllBytes(folder.resolve("rulesByName.srgs")), "seven"));
        assertEquals("dog", meaning(Files.readAllBytes(folder.resolve("ExternalChild.srgs")), "dogs"));
        assertEquals(
                Map.of("firstDigit", "one", "secondDigit", "one two", "all", "one two"),
                meaning(Files.readAllBytes(folder.resolve("metaCurrentText.srgs")), "one two"));
        meaning(Files.readAllBytes(folder.resolve("conformance-1.grxml")), "please call Jean Francois");
        meaning(Files.readAllBytes(folder.resolve("conformance-5.grxml")), "test");
    }
}
