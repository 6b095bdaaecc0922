package voicelab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import voicelab.Lab;
import voicelab.calls.Ladder;
import voicelab.fault.FaultSpec;
import voicelab.fault.FaultSyntax;
import voicelab.journal.JournalEntry;
import voicelab.net.Ticker;
import voicelab.scenario.StepResult.Outcome;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/**
 * Runs a scenario in a lab that is up. The lab's profile is not changed to the scenario's; faults that the scenario leaves set
 * stay set, calls that it leaves up are hung up.
 *
 * <pre>{@code
 * Scenario scenario = new ScenarioFiles(lab.map()).named("first-call");
 * ScenarioResult result = new ScenarioRun(lab, scenario, step -> {}).run();
 * assertTrue(result.passed(), result::complaint);
 * }</pre>
 */
public final class ScenarioRun {
    private static final int JOURNAL_LINES = 20;
    private static final int MAX_LINE = 240;

    /** Steps done, inner ones counted each time: a file that repeats without end is stopped here. */
    private static final int MAX_DONE = 20_000;

    private final Lab lab;
    private final Scenario scenario;
    private final Consumer<StepResult> says;
    private final List<StepResult> results = new ArrayList<>();

    /** @param says hears each step's result when it is there, on the calling thread */
    public ScenarioRun(Lab lab, Scenario scenario, Consumer<StepResult> says) {
        this.lab = lab;
        this.scenario = scenario;
        this.says = says;
    }

    /** Returns when all steps are done or one has failed. */
    public ScenarioResult run() throws InterruptedException {
        long begin = Ticker.REAL.nanos();
        long bugs = lab.journal().bugs();
        try (RunState run = new RunState(lab, scenario)) {
            boolean done = prepared(run) && all(run);
            if (done && lab.journal().bugs() > bugs) {
                String bug = lab.journal().since(run.began).stream()
                        .filter(e -> e.kind() == voicelab.journal.Kind.BUG)
                        .map(JournalEntry::toString)
                        .findFirst()
                        .orElse("see the log");
                report(new StepResult(
                        results.size() + 1, "no defect of the lab", scenario.where(), 0, Outcome.FAILED, 0, bug));
            }
            long millis = millisSince(begin);
            boolean failed = results.stream().anyMatch(StepResult::failed);
            return new ScenarioResult(
                    scenario,
                    lab.running().order().seed(),
                    lab.plan().net().toString(),
                    List.copyOf(results),
                    millis,
                    failed ? ladder(run) : "",
                    failed ? tail() : List.of());
        }
    }

    /** Variables and faults, before the first step. */
    private boolean prepared(RunState run) {
        String where = scenario.where();
        try {
            for (Map.Entry<String, Settings> v : scenario.vars().entrySet()) {
                where = v.getValue().where();
                run.variables.set(v.getKey(), run.variables.expand(v.getValue().text()));
            }
            for (FaultSpec fault : scenario.faults()) lab.faults().set(fault);
            return true;
        } catch (IllegalArgumentException | FaultSyntax e) {
            report(new StepResult(1, "variables and faults", where, 0, Outcome.FAILED, 0, e.getMessage()));
            return false;
        }
    }

    private boolean all(RunState run) throws InterruptedException {
        List<PlannedStep> steps = scenario.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (one(run, steps.get(i), 0)) continue;
            for (PlannedStep rest : steps.subList(i + 1, steps.size()))
                report(new StepResult(
                        results.size() + 1, rest.title(run.variables), rest.where(), 0, Outcome.NOT_RUN, 0, ""));
            return false;
        }
        return true;
    }

    /** Whether it passed; a {@code repeat} that passed is reported by its inner steps alone. */
    private boolean one(RunState run, PlannedStep step, int depth) throws InterruptedException {
        long begin = Ticker.REAL.nanos();
        String title = step.title(run.variables);
        if (!step.word().head().equals("expect")) run.acting();
        String failure = "";
        try {
            if (run.whole.over()) throw new StepFailure("not begun");
            if (results.size() >= MAX_DONE) throw new StepFailure("more than " + MAX_DONE + " steps were done");
            Turn turn = new Turn(run, step, inner -> nested(run, inner, depth + 1));
            step.word().action().act(turn);
        } catch (NestedFailure e) {
            return false; // reported where it happened
        } catch (StepFailure | SettingFault e) {
            failure = e.getMessage();
            if (run.whole.over())
                failure +=
                        "; the scenario's own timeout of " + scenario.timeout().toMillis() / 1_000.0 + " s is over";
        }
        if (failure.isEmpty() && !step.inner().isEmpty()) return true;
        Outcome outcome = failure.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
        report(new StepResult(results.size() + 1, title, step.where(), depth, outcome, millisSince(begin), failure));
        return failure.isEmpty();
    }

    private void nested(RunState run, List<PlannedStep> steps, int depth) throws InterruptedException {
        for (PlannedStep step : steps) if (!one(run, step, depth)) throw new NestedFailure();
    }

    /** An inner step failed and said so. */
    private static final class NestedFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void report(StepResult result) {
        results.add(result);
        says.accept(result);
    }

    private String ladder(RunState run) {
        List<String> calls = run.placed().stream().map(c -> c.call().callId()).toList();
        return Ladder.of(lab.journal().since(run.began), calls);
    }

    private List<String> tail() {
        return lab.journal().tail(JOURNAL_LINES).stream()
                .map(JournalEntry::toString)
                .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "..." : line)
                .toList();
    }

    private static long millisSince(long begin) {
        return (Ticker.REAL.nanos() - begin) / 1_000_000;
    }
}
