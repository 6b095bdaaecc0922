package voicelab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The parent of what is done to a Configuration Server's objects. */
@Command(
        name = "config",
        synopsisSubcommandLabel = "WHAT",
        description = {
            "Read and write the objects of a Configuration Server as YAML: by type and name, references by name.",
            "Changes are made by delta; whoever is subscribed (the Resource Manager, for one) follows at once."
        },
        subcommands = {ConfigExportCommand.class, ConfigImportCommand.class, ConfigDiffCommand.class},
        footer = {
            "",
            "Examples:",
            "  lab config export -o gvp.yml           everything that gvp-config-server holds",
            "  lab config diff gvp.yml                what differs by now (exit code 1 when something does)",
            "  lab config import gvp.yml              create and change until it is as the file says",
            "  lab config export --server config-server --type persons,skills",
            "",
            "A number that leads to a page, as a file to import:",
            "  dns:",
            "    - {number: \"8042\", switch: GVP_DID_Environment, type: GVPDID}",
            "  ivr-profiles:",
            "    - name: hotline",
            "      dids: [\"8042\"]",
            "      annex:",
            "        gvp.general: {service-type: voicexml}",
            "        gvp.service-prerequisite: {initial-page-url: \"http://das/first-call.vxml\"}"
        })
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
    }
}
