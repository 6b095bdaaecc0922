package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.boot.Catalogue;
import voicelab.boot.States;
import voicelab.map.ConnectionMap;
import voicelab.net.Machine;
import voicelab.profile.AddressPlan;
import voicelab.profile.Net;
import voicelab.profile.ProfileReader;
import voicelab.web.LabClient;
import voicelab.web.MapJson;

/** Shows the connection map with the state of each system, link and row. */
@Command(
        name = "map",
        description = {
            "Show the 47 systems, 70 links and 81 rows with their states.",
            "The states are those of the running lab, or, when none runs, what the profile would start (then everything that is built is off)."
        })
final class MapCommand implements Callable<Integer> {
    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Option(names = "--profile", paramLabel = "NAME|FILE", description = "The profile to plan with (default: full).")
    private String profile = "full";

    /** At most one of the forms. */
    static final class Form {
        @Option(names = "--json", description = "As JSON.")
        boolean json;

        @Option(names = "--markdown", description = "As Markdown tables.")
        boolean markdown;

        @Option(names = "--mermaid", description = "As a Mermaid flow chart.")
        boolean mermaid;
    }

    @ArgGroup
    private Form form = new Form();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode map =
                attach.net != null || LabClient.anyRunning() ? attach.client().get("/api/map") : planned();
        PrintWriter out = spec.commandLine().getOut();
        if (form.json) out.println(map.toPrettyString());
        else if (form.markdown) out.print(MapText.markdown(map));
        else if (form.mermaid) out.print(MapText.mermaid(map));
        else out.print(MapText.plain(map));
        out.flush();
        return 0;
    }

    private JsonNode planned() {
        ConnectionMap map = ConnectionMap.shipped();
        AddressPlan plan = new AddressPlan(
                map, new ProfileReader(map).named(profile), Net.DEFAULT, Machine.firstUnprivilegedPort());
        return new MapJson(new States(plan, Catalogue.shipped(), id -> false)).whole();
    }
}
