package voicelab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios. */
@Command(name = "run", description = "Run scenarios, each in a lab of its own; exit code 1 when one fails.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private LabOptions options = new LabOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE|NAME", description = "Scenario files, or shipped ones by name.")
    private List<String> scenarios = new ArrayList<>();

    @Option(names = "--report", paramLabel = "DIR", description = "Write JUnit XML there.")
    private Path report;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new Refusal("not built yet");
    }
}
