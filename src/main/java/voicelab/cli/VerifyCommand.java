package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.map.ConnectionMap;
import voicelab.proof.Proof;
import voicelab.proof.ProofReport;
import voicelab.proof.RowResult;
import voicelab.web.LabClient;

/** Proves every connection. */
@Command(
        name = "verify",
        description = {
            "Prove every documented connection that is built.",
            "Acts at the edges, then finds this run's nonce in the caller's tap, in the callee's accept-side record and in the callee's state.",
            "Boots a lab of its own, or uses the running one with --attach. Exit code 1 when a connection failed."
        },
        footer = {
            "",
            "Examples:",
            "  lab verify",
            "  lab verify --only gvp-4,mcp-6",
            "  lab verify --fault gvp-3=cut --only gvp-3"
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private LabOptions options = new LabOptions();

    @Option(names = "--attach", description = "Prove the running lab instead of a new one.")
    private boolean attach;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> rows = rows();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ProofReport report;
        if (attach) {
            LabClient client = LabClient.find(options.net);
            report = read(client.post("/api/verify?only=" + String.join("&only=", rows), null));
        } else {
            report = ownLab(rows, err);
            if (report == null) return 1;
        }
        if (json) out.println(report.json().toPrettyString());
        else print(report, out);
        out.flush();
        return report.anyFailed() ? 1 : 0;
    }

    /** {@code --only} names rows here, not systems: a proof needs the whole profile. */
    private List<String> rows() {
        List<String> rows = new ArrayList<>(options.only);
        options.only = new ArrayList<>();
        ConnectionMap map = ConnectionMap.shipped();
        for (String row : rows)
            if (map.row(row).isEmpty())
                throw new Refusal("--only " + row + ": no such row (gvp-1 .. mcu-23, x-1 .. x-17)");
        return rows;
    }

    private ProofReport ownLab(List<String> rows, PrintWriter err) {
        boolean person = !json && picocli.CommandLine.Help.Ansi.AUTO.enabled();
        try (Lab lab = Lab.boot(options.order(Optional.empty(), line -> {}))) {
            return new Proof(lab).run(new TreeSet<>(rows), line -> {
                if (person) {
                    err.println(line);
                    err.flush();
                }
            });
        } catch (BootFailure e) {
            new TextReport(err, err).failed(e.faults());
            return null;
        }
    }

    private static ProofReport read(JsonNode node) {
        return new ProofReport(results(node.path("rows")), results(node.path("support")));
    }

    private static List<RowResult> results(JsonNode array) {
        List<RowResult> results = new ArrayList<>();
        for (JsonNode row : array)
            results.add(new RowResult(
                    row.path("id").asText(),
                    row.path("link").asText(),
                    row.path("state").asText(),
                    row.path("millis").asLong(),
                    row.path("reason").asText()));
        return results;
    }

    private static void print(ProofReport report, PrintWriter out) {
        out.print(grid(report.rows(), "row"));
        out.println();
        out.print(grid(report.support(), "support"));
        out.println();
        out.println(report.lastLine());
    }

    private static Grid grid(List<RowResult> results, String title) {
        Grid grid = new Grid(title, "link", "state", "");
        for (RowResult row : results)
            grid.row(row.id(), row.link(), Grid.state(row.state()), row.proved() ? row.millis() + " ms" : row.reason());
        return grid;
    }
}
