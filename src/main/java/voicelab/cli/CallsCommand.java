package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the calls that crossed the running lab, or shows one of them as a ladder, a picture, a diagram or a capture. */
@Command(
        name = "calls",
        description = {
            "List the calls that the running lab's journal has, newest last, or show one of them: every message and",
            "media stream of it on every arrow, over all protocols; as text, as a picture, as a Mermaid diagram or as a",
            "capture for Wireshark."
        },
        footer = {
            "",
            "Examples:",
            "  lab calls                                  all calls",
            "  lab calls show last                        the newest, as a ladder",
            "  lab calls show 3f2a                        the one whose Call-ID (of any leg) begins so",
            "  lab calls show last --svg -o call.svg      a picture for a browser or a report",
            "  lab calls show last --mermaid              a sequence diagram for Markdown",
            "  lab calls show last --pcap call.pcapng     a capture; then: wireshark call.pcapng",
            "  lab calls show last --pcap - | tshark -n -r -",
            "",
            "A capture is rebuilt from the journal: each system under its own address and ports, a comment on each packet",
            "that names its link, the first packets of each media stream. What crossed in TLS is shown decrypted."
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

    @Option(names = "--svg", description = "With show: a picture, self-contained SVG.")
    private boolean svg;

    @Option(names = "--mermaid", description = "With show: a Mermaid sequence diagram.")
    private boolean mermaid;

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description = "With show: a pcapng capture into this file; - for stdout.")
    private String pcap;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "With show: write there instead of to stdout; - for stdout.")
    private String output;

    /** Where a capture goes that is piped on. */
    private final OutputStream stdout = System.out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean show = words.length == 2 && words[0].equals("show");
        if (!show && words.length > 0)
            throw new Refusal("calls: say \"calls\", or \"calls show ID\"; \"calls show last\" is the newest");
        check(show);
        if (show) show(out, words[1]);
        else list(out);
        out.flush();
        return 0;
    }

    private void check(boolean show) {
        List<String> formats = new ArrayList<>();
        if (json) formats.add("--json");
        if (svg) formats.add("--svg");
        if (mermaid) formats.add("--mermaid");
        if (pcap != null) formats.add("--pcap");
        if (formats.size() > 1)
            throw new Refusal("calls: " + String.join(" and ", formats)
                    + " are different formats; ask for one, and again for another");
        boolean ofOne = svg || mermaid || pcap != null || output != null;
        if (!show && ofOne)
            throw new Refusal("calls: " + (formats.isEmpty() || json ? "-o" : formats.get(0))
                    + " shows one call: lab calls show last ...");
        if (pcap != null && output != null) throw new Refusal("calls: --pcap names its file itself; leave -o out");
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
        String path =
                "/api/calls/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + "/";
        if (svg) write(out, attach.client().bytes(path + "ladder.svg"), output);
        else if (mermaid) write(out, attach.client().bytes(path + "ladder.mmd"), output);
        else if (pcap != null) write(out, attach.client().bytes(path + "call.pcapng"), pcap);
        else {
            JsonNode call = attach.client().get(path + "ladder");
            String text =
                    json ? call + System.lineSeparator() : call.path("ladder").asText();
            write(out, text.getBytes(StandardCharsets.UTF_8), output);
        }
    }

    /** Bytes as they are; a capture is no text. */
    private void write(PrintWriter out, byte[] bytes, String file) {
        try {
            if (file != null && !file.equals("-")) {
                Files.write(Path.of(file), bytes);
                out.println("written to " + file + ": " + bytes.length + " bytes");
            } else if (pcap != null) {
                stdout.write(bytes);
                stdout.flush();
            } else {
                out.print(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (InvalidPathException e) {
            throw new Refusal("calls: no file can be called \"" + file + "\"");
        } catch (IOException e) {
            throw new Refusal("calls: cannot write " + file + " ("
                    + e.getClass().getSimpleName() + "); does its directory exist, and may you write there?");
        }
    }
}
