package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.web.LabClient;

/** Shows what crossed which arrow of the running lab. */
@Command(name = "journal", description = "Show what crossed which arrow of the running lab, newest last.")
final class JournalCommand implements Callable<Integer> {
    private static final int POLL_MILLIS = 300;

    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Option(names = "--link", paramLabel = "LINK", description = "Only this link.")
    private String link = "";

    @Option(names = "--call", paramLabel = "ID", description = "Only entries that carry this Call-ID or session id.")
    private String call = "";

    @Option(names = "--most", paramLabel = "N", description = "At most so many (default: 200).")
    private int most = 200;

    @Option(names = "--payload", description = "Show each message whole.")
    private boolean payload;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until interrupted.")
    private boolean follow;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LabClient client = attach.client();
        PrintWriter out = spec.commandLine().getOut();
        long since = 0;
        do {
            JsonNode entries = client.get("/api/journal?since=" + since + "&most=" + most + "&link=" + word(link)
                    + "&call=" + word(call) + (payload ? "&payload=1" : ""));
            for (JsonNode entry : entries) {
                out.println(json ? entry.toString() : line(entry));
                if (payload && !json) out.println(entry.path("payload").asText().indent(6));
                since = entry.path("seq").asLong();
            }
            out.flush();
            if (follow) TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } while (follow);
        return 0;
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String line(JsonNode entry) {
        String time = entry.path("at").asText();
        int t = time.indexOf('T');
        String clock = t < 0 ? time : time.substring(t + 1, Math.min(time.length(), t + 13));
        String to = entry.path("to").asText();
        return String.format(
                "%6d %s %-11s %-7s %s%s  %s",
                entry.path("seq").asLong(),
                clock,
                entry.path("kind").asText(),
                entry.path("link").asText(),
                entry.path("from").asText(),
                to.isEmpty() ? "" : " -> " + to,
                entry.path("summary").asText());
    }
}
