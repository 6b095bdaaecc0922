package voicelab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.junit.LabTest;

/** What steps do and how they fail, in a lab of two web servers. */
@LabTest(profile = """
        profile: two
        systems: {das: , customer-system: , sip-endpoint: , sip-server: }
        """)
class ScenarioRunTest {
    private final Lab lab;
    private final ScenarioFiles files;

    @TempDir
    Path folder;

    ScenarioRunTest(Lab lab) {
        this.lab = lab;
        this.files = new ScenarioFiles(lab.map());
    }

    private ScenarioResult run(String steps) throws Exception {
        return run(files.parse("t.yml", "scenario: t\nsteps:\n" + steps));
    }

    private ScenarioResult run(Scenario scenario) throws Exception {
        return new ScenarioRun(lab, scenario, step -> {}).run();
    }

    private String failure(String steps) throws Exception {
        StepResult failure = run(steps).failure().orElseThrow();
        return failure.where() + ": " + failure.failure();
    }

    private void passes(String steps) throws Exception {
        ScenarioResult result = run(steps);
        assertTrue(result.passed(), result::complaint);
    }

    @Test
    void what_is_asked_is_kept_and_compared() throws Exception {
        passes("""
                  - {do: ask, of: das, path: /prompt.wav?tone=440, header: X-Lab-Tone-Hertz, as: tone}
                  - {expect: page, of: customer-system, path: /orders, text: '"orders"'}
                  - {expect: page, of: das, path: '/nothing-${tone}', status: 404, text: nothing-440}
                """);
    }

    @Test
    void a_page_that_differs_says_what_was_seen() throws Exception {
        String failure =
                failure("  - {expect: page, of: das, path: /first-call.vxml, text: elephants, within: 300ms}\n");
        assertTrue(failure.startsWith("t.yml:3: wanted a page that contains \"elephants\"; seen: <?xml"), failure);
        assertEquals(
                "t.yml:3: wanted GET /x of das answered 200; seen: answered 404",
                failure("  - {do: ask, of: das, path: /x}\n"));
    }

    @Test
    void a_step_after_a_failed_one_is_not_run() throws Exception {
        List<StepResult> told = new ArrayList<>();
        Scenario scenario = files.parse(
                "t.yml", "scenario: t\nsteps:\n  - {do: ask, of: das, path: /x}\n  - {mend: all}\n  - {mend: all}\n");
        ScenarioResult result = new ScenarioRun(lab, scenario, told::add).run();
        assertEquals(
                List.of(StepResult.Outcome.FAILED, StepResult.Outcome.NOT_RUN, StepResult.Outcome.NOT_RUN),
                told.stream().map(StepResult::outcome).toList());
        assertEquals(told, result.steps());
        assertFalse(result.passed());
    }

    @Test
    void a_stand_in_is_taken_down_and_up() throws Exception {
        passes("""
                  - {do: stop, system: customer-system}
                  - {expect: state, system: customer-system, is: 'off'}
                  - {do: start, system: customer-system@1}
                  - {expect: state, system: customer-system, is: running}
                  - {expect: page, of: customer-system, path: /orders}
                """);
        assertEquals(
                "t.yml:3: wanted das off; seen: it is running",
                failure("  - {expect: state, system: das, is: 'off'}\n"));
    }

    @Test
    void the_labs_time_can_be_moved() throws Exception {
        passes("""
                  - {do: move-clock, by: 1h}
                  - {do: wait, for: 20ms, time: lab}
                  - {do: wait, for: 20ms}
                """);
    }

    @Test
    void steps_are_repeated_for_each_word() throws Exception {
        ScenarioResult result = run("""
                  - do: repeat
                    each: word
                    of: [a, b]
                    steps:
                      - {expect: page, of: das, path: '/${word}-${round}', status: 404, text: '/${word}-${round}'}
                """);
        assertTrue(result.passed(), result::complaint);
        assertEquals(2, result.steps().size());
        assertTrue(
                result.steps().get(1).title().contains("/b-2"), result.steps().toString());
        assertTrue(failure("""
                  - do: repeat
                    times: 3
                    steps:
                      - {expect: page, of: das, path: '/${round}'}
                """).startsWith("t.yml:6: wanted GET /1 of das answered 200"));
    }

    @Test
    void a_call_that_nobody_takes_fails_with_the_answer_that_was_seen() throws Exception {
        ScenarioResult result = run("""
                  - {do: call, from: sip-endpoint, to: 9999, via: sip-server, as: caller}
                  - {expect: answer, call: caller}
                """);
        String failure = result.failure().orElseThrow().failure();
        assertTrue(failure.startsWith("wanted call caller answered 200 within 5000 ms; seen: answered 4"), failure);
        assertTrue(result.ladder().contains("x-1 INVITE sip:9999@"), result.complaint());
        assertTrue(result.complaint().contains("the journal's last"), result.complaint());
        passes("""
                  - {do: call, from: sip-endpoint, to: 9999, via: sip-server, transport: tcp, as: caller}
                  - {expect: message, link: x-1, way: back, with: {status: "404", summary: "~INVITE"}, save: {id: call-id}}
                  - {expect: answer, call: caller, status: 404}
                  - {expect: no-message, link: x-4, within: 10ms}
                """);
    }

    @Test
    void a_message_that_does_not_fit_is_shown() throws Exception {
        String failure = failure("""
                  - {do: register, phone: sip-endpoint}
                  - {expect: message, link: x-1, with: {method: REGISTER, cseq: 77}, within: 50ms}
                """);
        assertTrue(failure.contains("wanted a message on x-1 with {method=REGISTER, cseq=77} within 50 ms"), failure);
        assertTrue(failure.contains("crossed, none fits; the latest: [REGISTER sip:"), failure);
        assertTrue(failure.contains("nothing crossed x-4") || failure.contains("cseq="), failure);
        assertTrue(
                failure("  - {expect: message, link: x-4, within: 20ms}\n").endsWith("nothing crossed x-4 that way"));
        assertTrue(failure("""
                  - {do: register, phone: sip-endpoint}
                  - {expect: no-message, link: x-1, with: {method: REGISTER}}
                """).contains("wanted no message on x-1"));
    }

    @Test
    void the_whole_scenario_has_a_time_of_its_own() throws Exception {
        Scenario scenario = files.parse(
                "t.yml",
                "scenario: t\ntimeout: 200ms\nsteps:\n  - {expect: message, link: x-4, within: 1h}\n  - {mend: all}\n");
        ScenarioResult result = run(scenario);
        String failure = result.failure().orElseThrow().failure();
        assertTrue(failure.endsWith("the scenario's own timeout of 0.2 s is over"), failure);
        assertTrue(result.millis() < 5_000, () -> result.millis() + " ms");
        ScenarioResult waits =
                run(files.parse("t.yml", "scenario: t\ntimeout: 100ms\nsteps:\n  - {do: wait, for: 1h}\n"));
        assertTrue(waits.failure().orElseThrow().failure().contains("was cut short"), waits::complaint);
    }

    @Test
    void a_folder_beside_the_file_is_served_until_the_end() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectory(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages/hello.txt"), "hello");
        String at = "127.0.0.1:" + port;
        Path file = Files.writeString(
                folder.resolve("s.yml"), "scenario: s\nsteps:\n  - {do: serve, folder: pages, at: '" + at + "'}\n");
        for (int round = 0; round < 2; round++) {
            ScenarioResult result = run(files.named(file.toString()));
            assertTrue(result.passed(), result::complaint);
        }
        try (ServerSocket held = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            ScenarioResult result = run(files.named(file.toString()));
            String failure = result.failure().orElseThrow().failure();
            assertTrue(failure.startsWith("wanted to listen at 127.0.0.1:" + held.getLocalPort()), failure);
        }
        assertTrue(
                failure("  - {do: serve, folder: nowhere, at: '" + at + "'}\n").contains("there is none (t.yml)"));
        assertTrue(failure("  - {do: serve, folder: ., at: 192.0.2.1:80}\n").contains("a loopback address"));
    }

    @Test
    void faults_are_set_and_mended_by_row_or_link() throws Exception {
        passes("  - {fault: mcp-4=cut}\n  - {mend: gvp-12}\n  - {fault: gvp-9=loss:10%}\n  - {mend: all}\n");
        assertEquals("t.yml:3: wanted a fault on gvp-3 to mend; seen: it has none", failure("  - {mend: gvp-3}\n"));
        assertTrue(lab.faults().all().isEmpty());
    }

    @Test
    void a_value_that_a_variable_makes_wrong_is_told_at_its_line() throws Exception {
        String failure = failure("""
                  - {do: ask, of: das, path: /prompt.wav?ms=1, header: Content-Type, as: type}
                  - {do: wait, for: "${type}"}
                """);
        assertTrue(failure.contains("t.yml:4: a duration is wanted such as 200ms, 5s or 2m, not \"audio"), failure);
    }

    @Test
    void a_phone_that_is_no_phone_is_told() throws Exception {
        assertTrue(failure("  - {do: call, from: das, to: 1, as: x}\n").contains("das is no phone that is up"));
    }
}
