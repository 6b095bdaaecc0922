package voicelab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.bench.SipBench;
import voicelab.bench.SipFigures;
import voicelab.protocols.sip.Transport;

/** Measures the Resource Manager's SIP. */
@Command(
        name = "sip",
        description = {
            "Calls through the Resource Manager (journal, taps and call records on) beside kamailio, which only"
                    + " forwards:",
            "the highest rate that each holds with at most 0.1 %% failed, in alternating rounds, over UDP and over TCP;",
            "then twice that rate, of which the Resource Manager must refuse what is too much and lose no dialog.",
            "Needs sipp (Debian: sip-tester); kamailio is compared with when it is installed. Compare processor time a",
            "call first: on a busy machine it says more than calls a second."
        },
        footer = {
            "",
            "Examples:",
            "  lab bench sip                                 some ten minutes on two cores",
            "  lab bench sip --transport udp --seconds 5 --rounds 1",
            "  lab bench sip --jvm -Xmx512m --json sip.json"
        })
final class BenchSipCommand implements Callable<Integer> {
    private static final int SECONDS_MOST = 600;
    private static final int ROUNDS_MOST = 20;

    @Option(names = "--seconds", paramLabel = "N", description = "Length of each run (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each proxy (default: ${DEFAULT-VALUE}).")
    private int rounds = 2;

    @Option(names = "--transport", paramLabel = "udp|tcp", description = "Only this one (default: both).")
    private String transport = "";

    @Option(
            names = "--warm",
            paramLabel = "CALLS",
            description = "Calls before anything is measured (default: ${DEFAULT-VALUE}).")
    private int warm = SipBench.Order.WARM;

    @Option(names = "--alone", description = "Without kamailio, also where it is installed.")
    private boolean alone;

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            description = "A flag of the lab's JVM, such as -Xmx512m (default: " + SipBench.LOADED_JVM + ").")
    private List<String> jvm = new ArrayList<>(List.of(SipBench.LOADED_JVM.split(" ")));

    @Option(names = "--net", paramLabel = "127.X.Y.0/24", description = "The lab's /24 (default: the next free one).")
    private String net;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file too.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1 || seconds > SECONDS_MOST) throw new Refusal("--seconds is from 1 to " + SECONDS_MOST);
        if (rounds < 1 || rounds > ROUNDS_MOST) throw new Refusal("--rounds is from 1 to " + ROUNDS_MOST);
        if (warm < 1) throw new Refusal("--warm is 1 or more");
        PrintWriter err = spec.commandLine().getErr();
        SipBench.Order order =
                new SipBench.Order(seconds, rounds, transports(), alone, jvm, Optional.ofNullable(net), warm);
        try {
            SipFigures figures = new SipBench(order, line -> {
                        err.println(line);
                        err.flush();
                    })
                    .run();
            print(figures);
            if (json != null)
                Files.writeString(json, new ObjectMapper().valueToTree(figures).toPrettyString() + "\n");
            return figures.rows().isEmpty() ? 1 : 0;
        } catch (IOException e) {
            throw new Refusal(e.getMessage());
        }
    }

    private List<Transport> transports() {
        if (transport.isEmpty()) return List.of(Transport.UDP, Transport.TCP);
        for (Transport each : Transport.values())
            if (each.parameter().equalsIgnoreCase(transport)) return List.of(each);
        throw new Refusal("--transport is udp or tcp");
    }

    private void print(SipFigures figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (!figures.rows().isEmpty()) out.print(rates(figures));
        if (!figures.overloads().isEmpty()) {
            out.println();
            out.print(overloads(figures));
        }
        for (String each : figures.missing()) out.println(each);
        for (String each : figures.complaints()) out.println(each);
        out.printf(
                Locale.ROOT,
                "runs of %d s; load average %.1f before, %.1f after, on %d processors; JDK %s%n",
                figures.seconds(),
                figures.loadBefore(),
                figures.loadAfter(),
                figures.cores(),
                Runtime.version());
        out.flush();
    }

    private static Grid rates(SipFigures figures) {
        Grid grid = new Grid(
                "proxy",
                "over",
                "round",
                "calls/s",
                "failed",
                "retrans",
                "p50 ms",
                "p99 ms",
                "us/call",
                "JIT",
                "RSS MB",
                "x kamailio",
                "CPU x");
        for (SipFigures.Row row : figures.rows())
            grid.row(
                    row.proxy(),
                    row.transport(),
                    Integer.toString(row.round()),
                    row.clean() == 0 ? "none held" : (row.atLeast() ? ">= " : "") + row.clean(),
                    Long.toString(row.failed()),
                    Long.toString(row.retransmitted()),
                    number(row.p50()),
                    number(row.p99()),
                    number(row.cpuMicros()),
                    number(row.compilerMicros()),
                    Long.toString(row.residentMegabytes()),
                    ratio(row.ratio()),
                    ratio(row.cpuRatio()));
        return grid;
    }

    private static Grid overloads(SipFigures figures) {
        Grid grid = new Grid(
                "overload",
                "held/s",
                "offered/s",
                "calls",
                "answered",
                "503",
                "dialogs lost",
                "failed",
                "us/call",
                "back after ms",
                "failed then");
        for (SipFigures.Overload each : figures.overloads())
            grid.row(
                    each.transport(),
                    Integer.toString(each.clean()),
                    Integer.toString(each.offered()),
                    Long.toString(each.calls()),
                    Long.toString(each.answered()),
                    Long.toString(each.shed()),
                    Long.toString(each.lost()),
                    Long.toString(each.failed()),
                    number(each.cpuMicros()),
                    Long.toString(each.recoveredMillis()),
                    Long.toString(each.failedAfter()));
        return grid;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String ratio(double value) {
        return value == 0 ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
