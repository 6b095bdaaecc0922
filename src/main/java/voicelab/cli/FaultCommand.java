package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import voicelab.web.LabClient;

/** Bends and mends the arrows of the running lab. */
@Command(
        name = "fault",
        description = "Set faults on arrows of the running lab, mend them, or (without arguments) list them.",
        footer = {
            "",
            "A fault is LINK[@INSTANCE][.back]=KIND[:ARGS]. Kinds: cut refuse reset stall delay drop (loss) duplicate",
            "reorder. Args: a time for delay (200ms), 20%% or p=0.2, count=3, every=3.",
            "",
            "Examples:",
            "  lab fault gvp-3=cut                 the Resource Manager no longer reaches the Reporting Server",
            "  lab fault gvp-9=loss:20%%            a fifth of MCP's RTP is lost",
            "  lab fault x-2.back=drop:every=3     every third answer of SIP Server to the SBC is lost",
            "  lab fault --mend gvp-3              mend one;  lab fault --mend all   mend everything"
        })
final class FaultCommand implements Callable<Integer> {
    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Parameters(arity = "0..*", paramLabel = "LINK=KIND[:ARGS]", description = "Faults to set.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--mend", paramLabel = "LINK|all", description = "Mend a link, or all.")
    private List<String> mend = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LabClient client = attach.client();
        PrintWriter out = spec.commandLine().getOut();
        for (String link : mend) {
            JsonNode done = client.delete("/api/faults" + (link.equals("all") ? "" : "/" + link));
            out.println("mended " + done.path("mended").asInt());
        }
        for (String fault : faults) {
            JsonNode set = client.post(
                    "/api/faults", JsonNodeFactory.instance.objectNode().put("fault", fault));
            out.println("set " + set.path("fault").asText());
        }
        if (mend.isEmpty() && faults.isEmpty()) {
            Grid grid = new Grid("number", "fault", "acted");
            for (JsonNode fault : client.get("/api/faults"))
                grid.row(
                        fault.path("number").asText(),
                        fault.path("fault").asText(),
                        fault.path("acted").asText());
            out.print(grid);
        }
        out.flush();
        return 0;
    }
}
