package voicelab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Take one stand-in of the running lab down: its ports close, its callers see it gone. */
@Command(
        name = "stop",
        description = "Take one stand-in of the running lab down: its ports close, its callers see it gone.")
final class StopCommand implements Callable<Integer> {
    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Parameters(paramLabel = "ID[@N]", description = "A system (mcp), or one instance of it (mcp@2).")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var done = attach.client().post("/api/systems/" + id + "/stop", null);
        spec.commandLine().getOut().println(done.path("stopped").asText() + " is down");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
