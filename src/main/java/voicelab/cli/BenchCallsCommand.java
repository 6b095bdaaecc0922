package voicelab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.bench.calls.CallsBench;
import voicelab.bench.calls.CallsFigures;
import voicelab.bench.calls.CallsOrder;
import voicelab.bench.calls.LabChoice;
import voicelab.bench.calls.Verdict;

/** Measures calls end to end. */
@Command(
        name = "calls",
        description = {
            "Calls at a fixed rate through the SBC, each with VoiceXML fetched, RTP both ways and the prompt heard;",
            "at the end their records are counted. Boots a lab of its own for it, or measures the running one"
                    + " (--attach)."
        },
        footer = {
            "",
            "Examples:",
            "  lab bench calls --rate 50 --seconds 300",
            "  lab bench calls --rate 20 --seconds 500 --cuts",
            "  lab bench calls --attach --net 127.20.0.0/24 --number 8300",
            "where the lab's profile leads that number to a prompt as long, such as http://das/announcement.vxml"
        })
final class BenchCallsCommand implements Callable<Integer> {
    private static final int RATE_MOST = 500;
    private static final int SECONDS_MOST = 86_400;
    private static final int HOLD_MOST = 60;

    @Option(names = "--rate", paramLabel = "N", description = "Calls placed a second (default: ${DEFAULT-VALUE}).")
    private int rate = 50;

    @Option(names = "--seconds", paramLabel = "N", description = "For how long (default: ${DEFAULT-VALUE}).")
    private int seconds = 300;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds before that which do not count (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Option(names = "--hold", paramLabel = "N", description = "Seconds a call lasts (default: ${DEFAULT-VALUE}).")
    private int hold = 3;

    @Option(names = "--number", paramLabel = "NUMBER", description = "What to dial (default: ${DEFAULT-VALUE}).")
    private String number = "8300";

    @Option(
            names = "--hertz",
            paramLabel = "N",
            description = "The prompt's tone; 0: any sound (default: ${DEFAULT-VALUE}).")
    private int hertz = CallsOrder.ANNOUNCEMENT_HERTZ;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Look at the lab every N seconds (default: ${DEFAULT-VALUE}).")
    private int sample = 10;

    @Option(
            names = "--cuts",
            description = "Cut and mend in turn, while the calls go on: the broker, the database, one MCP, one RM.")
    private boolean cuts;

    @Option(names = "--attach", description = "Measure the running lab instead of one booted for it.")
    private boolean attach;

    @Option(names = "--net", paramLabel = "127.X.Y.0/24", description = "The lab's /24.")
    private String net;

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            description = "What to boot (default: the voice path with two MCPs and its records).")
    private String profile;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "For the virtual machine of the lab that is booted (default: " + LabChoice.LOADED_JVM
                    + ", a collector whose pauses no caller feels).")
    private List<String> jvm = new ArrayList<>(List.of(LabChoice.LOADED_JVM.split(" ")));

    @Option(names = "--state", paramLabel = "DIR", description = "Keep the booted lab's state there.")
    private String state;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        within("--rate", rate, 1, RATE_MOST);
        within("--seconds", seconds, 1, SECONDS_MOST);
        within("--warm-up", warmUp, 0, SECONDS_MOST);
        within("--hold", hold, 1, HOLD_MOST);
        within("--hertz", hertz, 0, 3_400);
        within("--sample", sample, 1, SECONDS_MOST);
        PrintWriter out = spec.commandLine().getOut();
        CallsOrder order = new CallsOrder(rate, seconds, warmUp, Duration.ofSeconds(hold), number, hertz, sample, cuts);
        List<String> boot = state == null ? List.of() : List.of("--state", state);
        try {
            CallsFigures figures = CallsBench.run(order, new LabChoice(attach, net, profile, jvm, boot), line -> {
                out.println(line);
                out.flush();
            });
            List<Verdict.Line> verdict = Verdict.of(figures);
            new CallsTable(out).print(figures, verdict);
            if (json != null) write(figures, verdict);
            return Verdict.good(verdict) ? 0 : 1;
        } catch (IOException e) {
            throw new Refusal(e.getMessage());
        }
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) throw new Refusal(option + " is from " + least + " to " + most);
    }

    private void write(CallsFigures figures, List<Verdict.Line> verdict) throws IOException {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        ObjectNode tree = mapper.createObjectNode();
        tree.put("rate", rate).put("seconds", seconds).put("holdSeconds", hold).put("number", number);
        tree.set("calls", mapper.valueToTree(figures.calls()));
        tree.put("labCpuMillisACall", figures.labCpuMillis()).put("callerCpuMillisACall", figures.callerCpuMillis());
        tree.set("rested", mapper.valueToTree(figures.rested()));
        tree.set("samples", mapper.valueToTree(figures.samples()));
        tree.set("records", mapper.valueToTree(figures.records()));
        tree.set("cuts", mapper.valueToTree(figures.cuts()));
        tree.put("loadBefore", figures.loadBefore())
                .put("loadAfter", figures.loadAfter())
                .put("cores", figures.cores());
        tree.set("verdict", mapper.valueToTree(verdict));
        tree.put("good", Verdict.good(verdict));
        Files.writeString(json, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
    }
}
