package voicelab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import voicelab.engines.frames.config.document.ConfigPlan;
import voicelab.engines.frames.config.document.DocNode;
import voicelab.engines.frames.config.document.ServerObjects;

/** Makes a Configuration Server as files say. */
@Command(
        name = "import",
        description = {
            "Create what is missing and change what differs, until the server is as the files say; a second time does nothing.",
            "Lists and sections that a file names become equal to it; what it does not name stays.",
            "All complaints come at once, each with file and line; then nothing was changed."
        },
        footer = {
            "",
            "Examples:",
            "  lab config import numbers.yml",
            "  lab config import base.yml persons.yml --server config-server",
            "  lab config import gvp.yml --delete --dry-run    what would change, and go"
        })
final class ConfigImportCommand implements Callable<Integer> {
    @Mixin
    private ConfigServerOptions server = new ConfigServerOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML files as export writes them.")
    private List<Path> files = List.of();

    @Option(names = "--delete", description = "Also take away what the files do not have.")
    private boolean delete;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<DocNode> roots = ConfigWork.files(files);
        try (ConfigWork work = new ConfigWork(server, spec.commandLine().getErr())) {
            ServerObjects objects = work.read();
            ConfigPlan plan = work.plan(roots, objects, delete);
            ConfigWork.print(plan, out);
            out.flush();
            if (!dryRun) work.make(plan, objects);
            out.println(
                    plan.isEmpty()
                            ? "nothing to do: " + work.title() + " is as the files say"
                            : dryRun
                                    ? ConfigWork.counts(plan, "to create", "to change", "to delete")
                                    : ConfigWork.counts(plan, "created", "changed", "deleted"));
            ConfigWork.extra(plan, out);
        }
        out.flush();
        return 0;
    }
}
