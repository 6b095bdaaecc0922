package voicelab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the running lab forget. */
@Command(
        name = "reset",
        description = {
            "Make the running lab forget: every stand-in goes back to its profile, the journal is empty, all faults are",
            "mended. Ports and connections stay; topics and consumer groups of Kafka are made anew."
        })
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var done = attach.client().post("/api/reset", null);
        spec.commandLine().getOut().println("reset in " + done.path("millis").asLong() + " ms");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
