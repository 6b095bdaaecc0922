package voicelab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what a Configuration Server holds. */
@Command(
        name = "export",
        description = {
            "Write the objects of a Configuration Server as YAML, sorted by type and name:",
            "the same objects give the same text, so exports can be kept in a repository and compared."
        },
        footer = {
            "",
            "Examples:",
            "  lab config export                                   to the terminal",
            "  lab config export --type ivr-profiles,dns -o numbers.yml"
        })
final class ConfigExportCommand implements Callable<Integer> {
    @Mixin
    private ConfigServerOptions server = new ConfigServerOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file (default: the terminal).")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigWork work = new ConfigWork(server, spec.commandLine().getErr())) {
            String text = work.export(List.of("objects of " + work.title() + ", for: lab config import"));
            if (file == null) out.print(text);
            else {
                Files.writeString(file, text);
                out.println("wrote " + file);
            }
        } catch (IOException e) {
            throw new Refusal("cannot write " + file + ": " + e.getMessage());
        }
        out.flush();
        return 0;
    }
}
