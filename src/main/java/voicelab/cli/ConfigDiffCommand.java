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
import voicelab.standin.SettingFault;
import voicelab.web.LabClient;

/** Compares files with what a Configuration Server holds. */
@Command(
        name = "diff",
        description = {
            "Say what an import of these files would do; nothing is changed.",
            "+ is created, ~ is changed, - is deleted (with --delete). Exit code 0: nothing; 1: something; 2: trouble."
        },
        footer = {"", "Example:", "  lab config diff gvp.yml --delete && echo unchanged"})
final class ConfigDiffCommand implements Callable<Integer> {
    private static final int TROUBLE = 2;

    @Mixin
    private ConfigServerOptions server = new ConfigServerOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML files as export writes them.")
    private List<Path> files = List.of();

    @Option(names = "--delete", description = "Take the files as the whole truth: what they do not have differs too.")
    private boolean delete;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            return compare(ConfigWork.files(files), out);
        } catch (Refusal | SettingFault | LabClient.Trouble e) {
            spec.commandLine().getErr().println("lab: " + e.getMessage());
            spec.commandLine().getErr().flush();
            return TROUBLE;
        }
    }

    private int compare(List<DocNode> roots, PrintWriter out) {
        try (ConfigWork work = new ConfigWork(server, spec.commandLine().getErr())) {
            ConfigPlan plan = work.plan(roots, work.read(), delete);
            ConfigWork.print(plan, out);
            out.println(
                    plan.isEmpty() ? "no difference" : ConfigWork.counts(plan, "to create", "to change", "to delete"));
            ConfigWork.extra(plan, out);
            out.flush();
            return plan.isEmpty() ? 0 : 1;
        }
    }
}
