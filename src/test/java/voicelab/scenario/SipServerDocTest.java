package voicelab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;

/** The snippets of docs/sip-server.md, run as they stand there. */
class SipServerDocTest {
    private static final Pattern SNIPPET = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_snippets_of_the_page_are_a_scenario_that_passes() throws Exception {
        List<String> snippets = new ArrayList<>();
        Matcher found = SNIPPET.matcher(Files.readString(Path.of("docs/sip-server.md")));
        while (found.find()) snippets.add(found.group(1));
        assertTrue(snippets.size() > 7, "snippets: " + snippets.size());
        String text = "scenario: docs\nprofile: minimal\ntimeout: 120s\n" + snippets.get(0) + "steps:\n"
                + String.join("", snippets.subList(1, snippets.size())).indent(2);
        ConnectionMap map = ConnectionMap.shipped();
        Scenario scenario = new ScenarioFiles(map).parse("sip-server.yml", text);
        try (Lab lab = Lab.boot(LabOrder.of(map, scenario.profile()))) {
            ScenarioResult result = new ScenarioRun(lab, scenario, step -> {}).run();
            assertTrue(result.passed(), result::complaint);
            assertEquals(0, lab.journal().bugs());
        }
    }
}
