package voicelab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The parent of the programs that measure. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "WHAT",
        description = "Measure a part of the lab on this machine.",
        subcommands = {BenchBootCommand.class, BenchMcuCommand.class, BenchSipCommand.class, BenchCallsCommand.class})
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
    }
}
