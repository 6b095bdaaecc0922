package voicelab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import voicelab.map.ConnectionMap;
import voicelab.scenario.StepResult.Outcome;

class JUnitXmlTest {
    private static final Scenario SCENARIO = new ScenarioFiles(ConnectionMap.shipped()).named("first-call");

    private static ScenarioResult result(String failure, String ladder) {
        List<StepResult> steps = List.of(
                new StepResult(1, "do: call \"<a>\"", "t.yml:3", 0, Outcome.PASSED, 12, ""),
                new StepResult(2, "expect: answer", "t.yml:5", 0, Outcome.FAILED, 5_001, failure),
                new StepResult(3, "expect: hear", "t.yml:7", 0, Outcome.NOT_RUN, 0, ""));
        return new ScenarioResult(SCENARIO, 7, "127.20.0.0/24", steps, 5_020, ladder, List.of("1 sent <x> & y"));
    }

    private static Element parse(String xml) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        return document.getDocumentElement();
    }

    @Test
    void a_suite_counts_its_steps_and_a_failure_says_where() throws Exception {
        Element suite = parse(JUnitXml.text(result("wanted 200; seen: 404", "a --> b\n")));
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("1", suite.getAttribute("skipped"));
        assertEquals("5.020", suite.getAttribute("time"));
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertEquals("wanted 200; seen: 404", failure.getAttribute("message"));
        assertEquals("t.yml:5: wanted 200; seen: 404", failure.getTextContent());
        Element first = (Element) suite.getElementsByTagName("testcase").item(0);
        assertEquals("01 do: call \"<a>\"", first.getAttribute("name"));
        String out = suite.getElementsByTagName("system-out").item(0).getTextContent();
        assertEquals("a --> b\n\n1 sent <x> & y", out);
    }

    @Test
    void whatever_came_over_a_wire_stays_well_formed() throws Exception {
        StringBuilder all = new StringBuilder("]]> & <\" '");
        for (int c = 0; c < 0x300; c++) all.append((char) c);
        all.append('\uD800').append('\uFFFE').append("\uD83D\uDE00");
        Element suite = parse(JUnitXml.text(result(all.toString(), all.toString())));
        String out = suite.getElementsByTagName("system-out").item(0).getTextContent();
        assertTrue(out.startsWith("]]> & <\" '?????????\t\n"), out);
        assertTrue(out.contains("\uD83D\uDE00"), out);
    }

    @Test
    void the_file_is_named_after_the_scenario(@TempDir Path folder) throws Exception {
        Path file = JUnitXml.write(folder.resolve("a/b"), result("x", ""));
        assertEquals("TEST-first-call.xml", file.getFileName().toString());
        assertEquals("first-call", parse(Files.readString(file)).getAttribute("name"));
    }
}
