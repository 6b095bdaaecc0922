package voicelab.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import voicelab.scenario.Scenario;
import voicelab.scenario.ScenarioResult;
import voicelab.scenario.StepResult;

/** Scenarios told to a person: a line a step, and what went wrong. Colours only on a terminal. */
final class ScenarioReport {
    private final PrintWriter out;

    ScenarioReport(PrintWriter out) {
        this.out = out;
    }

    void begins(Scenario scenario, long seed) {
        String about = scenario.about().isEmpty() ? "" : ": " + scenario.about();
        say(bold(scenario.name()) + about + " (profile " + scenario.profile().name() + ", seed " + seed + ")");
    }

    void says(String line) {
        say("  " + line);
    }

    void step(StepResult step) {
        String mark = switch (step.outcome()) {
            case PASSED -> coloured("green", "ok  ");
            case FAILED -> coloured("red", "FAIL");
            case NOT_RUN -> coloured("faint", "-   ");
        };
        String time = step.outcome() == StepResult.Outcome.NOT_RUN ? "" : step.millis() + " ms";
        say(String.format("  %s %8s  %s%s", mark, time, "  ".repeat(step.depth()), step.title()));
    }

    void ends(ScenarioResult result) {
        if (!result.passed()) {
            say("");
            say(result.complaint().stripTrailing());
            say("");
            say("the same again: --seed " + result.seed());
        }
        say("");
    }

    /** {@code 3 passed, 1 failed}. */
    void summary(List<ScenarioResult> results) {
        long passed = results.stream().filter(ScenarioResult::passed).count();
        long failed = results.size() - passed;
        for (ScenarioResult result : results)
            say((result.passed() ? coloured("green", "passed") : coloured("red", "failed")) + "  "
                    + result.scenario().name() + "  " + result.millis() + " ms");
        say(passed + " passed, " + failed + " failed");
    }

    private static String bold(String text) {
        return coloured("bold", text);
    }

    private static String coloured(String colour, String text) {
        return Ansi.AUTO.string("@|" + colour + " " + text + "|@");
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
