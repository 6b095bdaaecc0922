package voicelab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.standin.SettingFault;

class ScenarioReaderTest {
    private static final ScenarioFiles FILES = new ScenarioFiles(ConnectionMap.shipped());
    private static final String CALL = "  - {do: call, from: sip-endpoint, to: 8001, as: caller}\n";

    private static Scenario read(String steps) {
        return FILES.parse("t.yml", "scenario: t\nsteps:\n" + steps);
    }

    private static String fault(String steps) {
        return assertThrows(SettingFault.class, () -> read(steps)).getMessage();
    }

    private static String wholeFault(String text) {
        return assertThrows(SettingFault.class, () -> FILES.parse("t.yml", text))
                .getMessage();
    }

    @Test
    void the_list_of_shipped_scenarios_is_the_folder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
            List<String> names = files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".yml"))
                    .map(n -> n.replace(".yml", ""))
                    .sorted()
                    .toList();
            assertEquals(ScenarioFiles.SHIPPED.stream().sorted().toList(), names);
        }
    }

    @Test
    void every_shipped_scenario_can_be_read_by_name_and_as_file() {
        for (String name : ScenarioFiles.SHIPPED) {
            assertEquals(name, FILES.named(name).name());
            assertEquals(name, FILES.named(name + ".yml").name());
            assertEquals(name, FILES.named("scenarios/" + name + ".yml").name());
        }
    }

    @Test
    void an_unknown_name_lists_the_shipped_ones_with_a_hint() {
        String fault =
                assertThrows(SettingFault.class, () -> FILES.named("first-cal")).getMessage();
        assertTrue(fault.contains("shipped are first-call, call-record-spool"), fault);
        assertTrue(fault.contains("did you mean \"first-call\"?"), fault);
        String file = assertThrows(SettingFault.class, () -> FILES.named("nowhere/x.yml"))
                .getMessage();
        assertTrue(file.startsWith("nowhere/x.yml: no such file"), file);
    }

    @Test
    void an_unknown_step_names_file_line_and_what_is_known() {
        String fault = fault(CALL + "  - do: cal\n    from: sip-endpoint\n");
        assertTrue(fault.startsWith("t.yml:4: unknown step \"do: cal\"; known are call, press"), fault);
        assertTrue(fault.endsWith("did you mean \"call\"?"), fault);
        assertTrue(fault("  - shout: x\n").startsWith("t.yml:3: a step has one of do, expect, fault, mend"));
        assertTrue(fault("  - call\n").startsWith("t.yml:3: a step is wanted"));
    }

    @Test
    void an_unknown_key_of_a_step_names_those_that_are_known() {
        String fault = fault("  - do: call\n    from: sip-endpoint\n    too: 8001\n    as: x\n");
        assertTrue(fault.startsWith("t.yml:5: unknown key \"too\" of do: call; known are from, to, via"), fault);
    }

    @Test
    void a_missing_key_is_named() {
        assertTrue(fault("  - do: call\n    from: sip-endpoint\n    as: x\n").startsWith("t.yml:3: do: call wants to"));
    }

    @Test
    void values_of_the_wrong_type_are_named() {
        assertTrue(fault(CALL + "  - {expect: answer, call: caller, within: soon}\n")
                .contains("a duration is wanted"));
        assertTrue(
                fault(CALL + "  - {expect: answer, call: caller, status: ok}\n").contains("a whole number is wanted"));
        assertTrue(
                fault(CALL + "  - {expect: hear, call: caller, tone: loud}\n").contains("a number is wanted"));
        assertTrue(fault("  - {do: call, from: nobody, to: 1, as: x}\n").contains("no system or instance \"nobody\""));
        assertTrue(fault("  - {do: call, from: [a], to: 1, as: x}\n").contains("a word is wanted"));
        assertTrue(fault("  - {expect: message, link: gvp-99}\n").contains("no link or row \"gvp-99\""));
        assertTrue(fault("  - {expect: message, link: gvp-4, way: up}\n").contains("way is out or back or arrived"));
        assertTrue(fault("  - {expect: message, link: gvp-4, with: INVITE}\n").contains("a mapping is wanted"));
        assertTrue(fault("  - fault: gvp-3=bend\n").startsWith("t.yml:3: unknown fault \"bend\""));
        assertTrue(fault("  - {do: call, from: sip-endpoint, to: 1, via: moon, as: x}\n")
                .contains("via is sbc or sip-server"));
    }

    @Test
    void an_unknown_call_or_variable_is_an_error_before_anything_runs() {
        assertEquals(
                "t.yml:3: unknown call \"caller\"; no step before this one names a call (as: NAME)",
                fault("  - {expect: answer, call: caller}\n"));
        assertTrue(fault(CALL + "  - {expect: answer, call: caler}\n").contains("did you mean \"caller\"?"));
        String fault = fault(CALL + "  - {do: press, call: caller, keys: \"${digit}#\"}\n");
        assertTrue(fault.startsWith("t.yml:4: unknown variable ${digit}; known here are net, seed"), fault);
        assertTrue(fault(CALL + "  - {do: press, call: caller, keys: \"${digit\"}\n")
                .contains("has no end"));
        read(CALL + "  - {do: press, call: caller, keys: \"${random.digits:4}#\"}\n");
    }

    @Test
    void a_variable_is_known_after_the_step_that_saves_it() {
        read("  - {do: ask, of: das, path: /, as: page}\n  - {expect: page, of: das, path: /, text: \"${page}\"}\n");
        fault("  - {expect: page, of: das, path: /, text: \"${page}\"}\n  - {do: ask, of: das, path: /, as: page}\n");
    }

    @Test
    void top_level_keys_are_strict() {
        assertTrue(wholeFault("scenario: t\nstep: []\n").startsWith("t.yml:2: unknown key \"step\""));
        assertTrue(wholeFault("scenario: Big Call\nsteps: [{mend: all}]\n")
                .startsWith("t.yml:1: a name is of small letters"));
        assertTrue(wholeFault("scenario: t\n").contains("has no steps"));
        assertTrue(wholeFault("scenario: t\nsteps: []\n").contains("no steps here"));
        assertTrue(
                wholeFault("scenario: t\ntimeout: 2h\nsteps: [{mend: all}]\n").contains("at most 1h"));
        assertTrue(wholeFault("scenario: t\nprofile: x/y.yml\nsteps: [{mend: all}]\n")
                .contains("no such file"));
        assertTrue(wholeFault("scenario: t\nwithout: [das, dass]\nsteps: [{mend: all}]\n")
                .contains("did you mean \"das\"?"));
        assertTrue(wholeFault("scenario: t\nfaults: [gvp-3=cutt]\nsteps: [{mend: all}]\n")
                .startsWith("t.yml:2: unknown fault"));
    }

    @Test
    void overrides_change_the_profile() {
        Scenario scenario = FILES.parse("t.yml", """
                scenario: t
                profile: minimal
                timeout: 5s
                replace: {das: "http://127.0.0.1:3000"}
                without: [web-server]
                systems: {sip-endpoint: {count: 3}}
                steps: [{mend: all}]
                """);
        assertEquals(Duration.ofSeconds(5), scenario.timeout());
        assertEquals(
                3,
                scenario.profile().systems().get(new SystemId("sip-endpoint")).count());
        assertTrue(scenario.profile().replaced().containsKey(new SystemId("das")));
        assertTrue(!scenario.profile().systems().containsKey(new SystemId("web-server")));
    }

    @Test
    void a_profile_file_is_looked_for_beside_the_scenario(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yml"), "profile: mine\nsystems: {das: }\n");
        Path file =
                Files.writeString(folder.resolve("s.yml"), "scenario: s\nprofile: mine.yml\nsteps: [{mend: all}]\n");
        assertEquals("mine", FILES.named(file.toString()).profile().name());
    }

    @Test
    void repeats_are_bounded_in_depth_and_files_in_steps() {
        String nested = "{do: repeat, times: 1, steps: [".repeat(4) + "{mend: all}" + "]}".repeat(4);
        assertTrue(fault("  - " + nested + "\n").contains("repeat stands in at most 2 others"));
        assertTrue(fault("  - mend: all\n".repeat(1_001)).contains("more than 1000 steps"));
    }

    @Test
    void garbage_is_answered_with_a_fault_that_names_the_file() throws IOException {
        String good = Files.readString(Path.of("scenarios/first-call.yml"));
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder bent = new StringBuilder(good);
            for (int i = 0; i <= random.nextInt(4); i++) {
                int at = random.nextInt(bent.length());
                int kind = random.nextInt(3);
                if (kind == 0) bent.setCharAt(at, (char) (32 + random.nextInt(95)));
                else if (kind == 1) bent.delete(at, Math.min(bent.length(), at + 1 + random.nextInt(30)));
                else bent.insert(at, (char) (32 + random.nextInt(95)));
            }
            try {
                FILES.parse("t.yml", bent.toString());
            } catch (SettingFault e) {
                assertTrue(e.getMessage().startsWith("t.yml"), e.getMessage());
            }
        }
    }
}
