package voicelab.scenario;

import java.util.List;
import java.util.Optional;

/**
 * What became of a scenario.
 *
 * @param seed run it with this seed again to draw the same tones and digits
 * @param net the lab's /24, empty when no lab started
 * @param ladder the call as a text ladder, empty when all passed
 * @param journal the newest lines of the journal, empty when all passed
 */
public record ScenarioResult(
        Scenario scenario,
        long seed,
        String net,
        List<StepResult> steps,
        long millis,
        String ladder,
        List<String> journal) {

    /** No lab came up for it. */
    public static ScenarioResult notStarted(Scenario scenario, long seed, String why) {
        StepResult boot = new StepResult(1, "boot", scenario.where(), 0, StepResult.Outcome.FAILED, 0, why);
        return new ScenarioResult(scenario, seed, "", List.of(boot), 0, "", List.of());
    }

    public boolean passed() {
        return failure().isEmpty();
    }

    public Optional<StepResult> failure() {
        return steps.stream().filter(StepResult::failed).findFirst();
    }

    /** The failure with its place, the ladder and the journal's end; empty when all passed. */
    public String complaint() {
        return failure()
                .map(step -> {
                    StringBuilder text = new StringBuilder()
                            .append(step.where())
                            .append(": ")
                            .append(step.title())
                            .append("\n  ")
                            .append(step.failure())
                            .append('\n');
                    if (!ladder.isEmpty()) text.append("\nthe call:\n").append(ladder);
                    if (!journal.isEmpty()) {
                        text.append("\nthe journal's last ")
                                .append(journal.size())
                                .append(" lines:\n");
                        for (String line : journal)
                            text.append("  ").append(line).append('\n');
                    }
                    return text.toString();
                })
                .orElse("");
    }
}
