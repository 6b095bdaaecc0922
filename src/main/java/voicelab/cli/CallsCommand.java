package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the calls that crossed the running lab, or draws one of them. */
@Command(
        name = "calls",
        description = {
            "List the calls that the running lab's journal has, newest last, or draw one of them: every message and",
            "media stream of it on every arrow, over all protocols."
        },
        footer = {
            "",
            "Examples:",
            "  lab calls                   all calls",
            "  lab calls show last         the newest, as a ladder",
            "  lab calls show 3f2a         the one whose Call-ID (of any leg) begins so"
        })
final class CallsCommand implements Callable<Integer> {
    private static final int SHOWN_ID = 12;

    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Parameters(arity = "0..2", paramLabel = "show ID", description = "Draw this call: a Call-ID's beginning, or last.")
    private String[] words = {};

    @Option(names = "--most", paramLabel = "N", description = "List at most so many (default: 40).")
    private int most = 40;

    @Option(names = "--json", description = "The answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (words.length == 0) list(out);
        else if (words.length == 2 && words[0].equals("show")) show(out, words[1]);
        else throw new Refusal("calls: say \"calls\", or \"calls show ID\"");
        out.flush();
        return 0;
    }

    private void list(PrintWriter out) {
        JsonNode all = attach.client().get("/api/calls");
        if (json) {
            out.println(all);
            return;
        }
        if (all.isEmpty()) {
            out.println("no call yet; place one: lab dial 8001");
            return;
        }
        Grid grid = new Grid("call", "began", "lasted", "caller", "number", "state", "legs", "links");
        for (int i = Math.max(0, all.size() - most); i < all.size(); i++) row(grid, all.get(i));
        out.print(grid);
        if (all.size() > most) out.println("and " + (all.size() - most) + " earlier ones; see --most");
    }

    private static void row(Grid grid, JsonNode call) {
        String id = call.path("id").asText();
        String began = call.path("began").asText();
        StringBuilder links = new StringBuilder();
        for (JsonNode link : call.path("links"))
            links.append(links.length() == 0 ? "" : " ").append(link.asText());
        grid.row(
                id.substring(0, Math.min(SHOWN_ID, id.length())),
                began.replaceAll(".*T|\\.[0-9]*Z|Z", ""),
                String.format(Locale.ROOT, "%.1f s", call.path("millis").asLong() / 1000.0),
                call.path("caller").asText(),
                call.path("number").asText(),
                call.path("state").asText(),
                Integer.toString(call.path("legs").size()),
                links.toString());
    }

    private void show(PrintWriter out, String id) {
        JsonNode call = attach.client()
                .get("/api/calls/"
                        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + "/ladder");
        if (json) out.println(call);
        else out.print(call.path("ladder").asText());
    }
}
