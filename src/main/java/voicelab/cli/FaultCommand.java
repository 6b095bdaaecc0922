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
        subcommands = {FaultAddCommand.class, FaultListCommand.class, FaultMendCommand.class},
        footer = {
            "",
            "A fault is LINK[@INSTANCE][.back]=KIND[:ARG,ARG...]; .back is what comes back over the arrow.",
            "",
            "Every arrow:   cut  refuse  reset  stall  delay:200ms  drop (or loss)  duplicate  reorder",
            "Media:         jitter:20ms-80ms   each packet late by a drawn time, in order",
            "               one-way            RTP lost, RTCP goes on (of=both: RTCP lost too)",
            "SIP and HTTP:  reject:503,retry-after=5    the arrow answers in the callee's place",
            "SIP:           late-sdp           an INVITE loses its offer; its ACK carries it (answer=none: it does not)",
            "               wrong-sdp:address=127.0.0.99   or port=0, codec=G729, garbled",
            "",
            "Which:  method=BYE  status=200 or 2xx (SIP, HTTP)  cseq=INVITE (SIP)  of=rtp or rtcp (media)",
            "When:   count=3 (the first 3)  after=10  every=2  20%% or p=0.2  burst=4 (20%% in bursts of 4)  seed=7",
            "A delay or stall that says which lets the others overtake. Draws repeat with the lab's --seed or with seed=.",
            "",
            "Examples:",
            "  lab fault gvp-3=cut                              the Resource Manager no longer reaches Reporting",
            "  lab fault gvp-4.back=drop:status=200,every=2     every second 200 OK of MCP is lost",
            "  lab fault gvp-4=delay:300ms,method=ACK           each ACK comes late",
            "  lab fault gvp-9=loss:5%%,burst=4,of=rtp           5 %% of MCP's RTP is lost in bursts",
            "  lab fault add gvp-4 reject 503 --retry-after 5   the same kind of text, option by option",
            "  lab fault list                                   what is set, and how much each has bent",
            "  lab fault mend gvp-3                             mend one;  lab fault mend all   mend everything",
            "",
            "docs/faults.md has them all, with what real output looks like."
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
        mend(client, mend, out);
        for (String fault : faults) set(client, fault, out);
        if (mend.isEmpty() && faults.isEmpty()) list(client, out);
        return 0;
    }

    /** A lab named in front of a subcommand is as good as one behind it. */
    LabClient client(AttachOptions behind) {
        return behind.net == null ? attach.client() : behind.client();
    }

    static void set(LabClient client, String fault, PrintWriter out) {
        JsonNode set =
                client.post("/api/faults", JsonNodeFactory.instance.objectNode().put("fault", fault));
        out.println("set " + set.path("fault").asText());
        out.flush();
    }

    static void mend(LabClient client, List<String> links, PrintWriter out) {
        for (String link : links) {
            JsonNode done = client.delete("/api/faults" + (link.equals("all") ? "" : "/" + link));
            out.println("mended " + done.path("mended").asInt());
        }
        out.flush();
    }

    static void list(LabClient client, PrintWriter out) {
        Grid grid = new Grid("number", "fault", "passed", "bent");
        for (JsonNode fault : client.get("/api/faults"))
            grid.row(
                    fault.path("number").asText(),
                    fault.path("fault").asText(),
                    fault.path("seen").asText(),
                    fault.path("acted").asText());
        out.print(grid);
        out.flush();
    }
}
