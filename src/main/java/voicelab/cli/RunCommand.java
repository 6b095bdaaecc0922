package voicelab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.scenario.JUnitXml;
import voicelab.scenario.Scenario;
import voicelab.scenario.ScenarioFiles;
import voicelab.scenario.ScenarioResult;
import voicelab.scenario.ScenarioRun;

/** Runs scenarios. */
@Command(
        name = "run",
        description = {
            "Run scenarios, each in a lab of its own.",
            "Exit code 1 when one fails. A failed step says what was wanted and what was seen, and shows the call as a ladder.",
            "Shipped: first-call, agent-phone, transfer, bridge, hold-and-early-media, routing-points, voice-faults,",
            "resource-manager-decides, rm-pair, call-record-spool, call-record-in-sql, replace-das,",
            "mcp-comes-and-goes, service-discovery, kubelet-restarts, config-survives-database-loss,",
            "tenant-configuration, snmp, metrics, interaction-metrics, first-interaction, first-session,",
            "first-conference, conference-dialog."
        },
        footer = {
            "",
            "Examples:",
            "  lab run first-call",
            "  lab run my-call.yml --report target/reports",
            "  lab run first-call --fault gvp-9=loss:100%%"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private LabOptions options = new LabOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE|NAME", description = "Scenario files, or shipped ones by name.")
    private List<String> scenarios = new ArrayList<>();

    @Option(names = "--report", paramLabel = "DIR", description = "Write JUnit XML there: TEST-<scenario>.xml.")
    private Path report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        // all files are read before the first lab boots: a typing error shows at once
        ConnectionMap map = ConnectionMap.shipped();
        ScenarioFiles files = new ScenarioFiles(map);
        boolean named = spec.commandLine().getParseResult().hasMatchedOption("--profile");
        Optional<String> profile = named ? Optional.of(options.profile) : Optional.empty();
        List<Scenario> all =
                scenarios.stream().map(name -> files.named(name, profile)).toList();
        ScenarioReport told = new ScenarioReport(spec.commandLine().getOut());
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario scenario : all) {
            told.begins(scenario, options.seed());
            ScenarioResult result = run(map, scenario, told);
            told.ends(result);
            results.add(result);
            if (report != null) write(result);
        }
        told.summary(results);
        return results.stream().allMatch(ScenarioResult::passed) ? 0 : 1;
    }

    private ScenarioResult run(ConnectionMap map, Scenario scenario, ScenarioReport told) throws InterruptedException {
        LabOrder order = options.order(map, scenario.profile(), Optional.empty(), told::says);
        try (Lab lab = Lab.boot(order)) {
            // interrupted from the terminal: nothing is left behind
            Thread hook = new Thread(lab::close, "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return new ScenarioRun(lab, scenario, told::step).run();
            } finally {
                stay(hook);
            }
        } catch (BootFailure e) {
            return ScenarioResult.notStarted(scenario, order.seed(), e.getMessage());
        }
    }

    private static void stay(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the machine is on its way down and the hook at work
        }
    }

    private void write(ScenarioResult result) {
        try {
            JUnitXml.write(report, result);
        } catch (IOException e) {
            throw new Refusal("--report " + report + ": cannot be written: " + e.getMessage());
        }
    }
}
