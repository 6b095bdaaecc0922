package voicelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest extends CommandCase {
    @TempDir
    Path folder;

    private String scenario(String name, String step) throws Exception {
        Files.writeString(folder.resolve("one.yml"), "systems: {das: }\n");
        String text = "scenario: " + name + "\nprofile: one.yml\nsteps:\n  - " + step + "\n";
        return Files.writeString(folder.resolve(name + ".yml"), text).toString();
    }

    @Test
    void each_scenario_has_a_lab_of_its_own_and_the_last_line_counts() throws Exception {
        String good = scenario("good", "{expect: page, of: das, path: /first-call.vxml, text: 'order'}");
        String bad = scenario("bad", "{expect: page, of: das, path: /nowhere}");
        Path report = folder.resolve("reports");
        int code = run("run", good, bad, "--seed", "3", "--report", report.toString());
        String said = out;
        assertEquals(1, code, said);
        assertTrue(said.stripTrailing().endsWith("1 passed, 1 failed"), said);
        assertTrue(said.contains("  ok  "), said);
        assertTrue(said.contains("  FAIL"), said);
        assertTrue(said.contains("bad.yml:4: expect: page of das path /nowhere"), said);
        assertTrue(said.contains("the same again: --seed 3"), said);
        assertTrue(said.indexOf('\u001b') < 0, "colours only on a terminal");
        assertTrue(Files.exists(report.resolve("TEST-good.xml")) && Files.exists(report.resolve("TEST-bad.xml")));
    }

    @Test
    void all_files_are_read_before_the_first_lab_boots() throws Exception {
        String good = scenario("good", "{mend: all}");
        assertEquals(1, run("run", good, "frist-call"));
        assertTrue(out.startsWith("lab: frist-call: no such scenario; shipped are first-call"), out);
    }

    @Test
    void a_profile_on_the_command_line_goes_before_the_scenarios_own() throws Exception {
        String file = scenario("other", "{expect: state, system: das, is: 'off'}");
        Path profile = Files.writeString(folder.resolve("two.yml"), "systems: {web-server: }\n");
        assertEquals(0, run("run", file, "--profile", profile.toString()), out);
    }
}
