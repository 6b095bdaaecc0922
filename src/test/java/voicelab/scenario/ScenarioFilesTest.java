package voicelab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.fault.FaultSpec;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;

/** Every shipped scenario, each in a lab of its own. */
class ScenarioFilesTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final ScenarioFiles FILES = new ScenarioFiles(MAP);

    /** Labs at a time: a scenario mostly waits. */
    private static final int LABS = 3;

    private static final ExecutorService labs = Executors.newFixedThreadPool(LABS);
    private static final Map<String, Future<ScenarioResult>> running = new HashMap<>();

    @BeforeAll
    static void begin() {
        for (String name : shipped()) running.put(name, labs.submit(() -> run(FILES.named(name))));
    }

    @AfterAll
    static void end() {
        labs.shutdownNow();
    }

    static List<String> shipped() {
        return ScenarioFiles.SHIPPED;
    }

    private static ScenarioResult run(Scenario scenario, String... faults) throws Exception {
        FaultParser parser = new FaultParser(MAP);
        List<FaultSpec> specs = List.of(faults).stream().map(parser::parse).toList();
        LabOrder order = new LabOrder(
                MAP,
                Catalogue.shipped(),
                scenario.profile(),
                Optional.empty(),
                Optional.empty(),
                System.nanoTime() >>> 20,
                Optional.empty(),
                specs,
                line -> {});
        try (Lab lab = Lab.boot(order)) {
            return new ScenarioRun(lab, scenario, step -> {}).run();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_scenario_passes(String name) throws Exception {
        ScenarioResult result = running.get(name).get();
        assertTrue(result.passed(), result::complaint);
        assertTrue(result.ladder().isEmpty());
    }

    @Test
    void with_all_media_lost_the_first_call_fails_at_its_hear_step_and_says_so() throws Exception {
        ScenarioResult result = run(FILES.named("first-call"), "gvp-9=loss:100%");
        StepResult failure = result.failure().orElseThrow();
        assertTrue(failure.title().startsWith("expect: hear"), result::complaint);
        assertTrue(failure.failure().contains("seen: no sound at all"), failure::failure);
        assertTrue(failure.where().contains("first-call.yml:"), failure::where);
        assertTrue(result.ladder().contains("gvp-4 INVITE"), result::ladder);
        assertTrue(result.ladder().contains("gvp-9 stream begins"), result::ladder);
        assertTrue(result.ladder().lines().allMatch(line -> line.length() <= 160), result::ladder);
        assertEquals(20, result.journal().size());
        assertEquals(
                StepResult.Outcome.NOT_RUN,
                result.steps().get(result.steps().size() - 1).outcome());
    }

    @Test
    void a_cut_arrow_makes_the_scenario_fail_at_the_step_that_needs_it(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("cut.yml"),
                Files.readString(Path.of("scenarios/first-call.yml")).replace("within: 10s", "within: 2s"));
        ScenarioResult records = run(FILES.named(file.toString()), "gvp-8=cut");
        StepResult failure = records.failure().orElseThrow();
        assertTrue(failure.title().startsWith("expect: record component mcp"), records::complaint);
        assertTrue(failure.failure().contains("seen: 0: []"), failure::failure);
        ScenarioResult answer = run(FILES.named(file.toString()), "x-2=cut");
        assertTrue(answer.failure().orElseThrow().title().startsWith("expect: answer"), answer::complaint);
        assertFalse(answer.complaint().isEmpty());
    }
}
