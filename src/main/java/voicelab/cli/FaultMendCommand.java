package voicelab.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes the faults of links away, or all. */
@Command(name = "mend", description = "Mend links: take their faults away.")
final class FaultMendCommand implements Callable<Integer> {
    @ParentCommand
    private FaultCommand fault;

    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Parameters(arity = "1..*", paramLabel = "LINK|all", description = "Which, or all.")
    private List<String> links;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        FaultCommand.mend(fault.client(attach), links, spec.commandLine().getOut());
        return 0;
    }
}
