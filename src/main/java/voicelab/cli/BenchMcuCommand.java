package voicelab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.bench.McuBench;
import voicelab.bench.McuFigures;
import voicelab.boot.BootFailure;

/** Measures the MCU. */
@Command(
        name = "mcu",
        description = {
            "Conferences of three at the MCU, whose parties dial in by SIP and send and receive real RTP:",
            "how evenly packets leave it, what is lost, what it costs."
        })
final class BenchMcuCommand implements Callable<Integer> {
    private static final int CONFERENCES_MOST = 660;
    private static final int SECONDS_MOST = 3_600;

    @Option(names = "--conferences", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int conferences = 200;

    @Option(names = "--seconds", paramLabel = "N", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (conferences < 1 || conferences > CONFERENCES_MOST)
            throw new Refusal("--conferences is from 1 to " + CONFERENCES_MOST);
        if (seconds < 1 || seconds > SECONDS_MOST) throw new Refusal("--seconds is from 1 to " + SECONDS_MOST);
        PrintWriter out = spec.commandLine().getOut();
        try {
            McuFigures figures = new McuBench(conferences, seconds, json ? line -> {} : out::println).run();
            out.println(json ? tree(figures) : figures);
            out.flush();
            return figures.good() ? 0 : 1;
        } catch (BootFailure | IOException e) {
            throw new Refusal(e.getMessage());
        }
    }

    private static ObjectNode tree(McuFigures figures) {
        ObjectNode tree = new ObjectMapper().valueToTree(figures);
        return tree.put("good", figures.good());
    }
}
