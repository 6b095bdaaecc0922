package voicelab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the faults that are set, with how many parcels each was for and how many it bent. */
@Command(name = "list", description = "List the faults that are set, and what each has bent so far.")
final class FaultListCommand implements Callable<Integer> {
    @ParentCommand
    private FaultCommand fault;

    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        FaultCommand.list(fault.client(attach), spec.commandLine().getOut());
        return 0;
    }
}
