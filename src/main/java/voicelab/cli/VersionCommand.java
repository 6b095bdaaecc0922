package voicelab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which lab this is. */
@Command(name = "version", description = "Say which version this is and what it runs on.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        spec.commandLine()
                .getOut()
                .println("VoiceLab " + (version == null ? "(not packaged)" : version) + ", Java "
                        + System.getProperty("java.version") + ", " + System.getProperty("os.name"));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
