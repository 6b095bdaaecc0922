package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import voicelab.web.LabClient;

/** Places a call from the terminal. */
@Command(
        name = "dial",
        description = {
            "Place a call in the running lab and follow it.",
            "Shows what is heard (decoded from RTP), typed and fetched, until the call ends."
        },
        footer = {"", "Example:", "  lab dial 8001 --dtmf 42#"})
final class DialCommand implements Callable<Integer> {
    private static final int POLL_MILLIS = 100;
    private static final int KEYS_AFTER_MILLIS = 400;

    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Parameters(paramLabel = "NUMBER", description = "What to dial (8001 is the first application).")
    private String number;

    @Option(names = "--dtmf", paramLabel = "KEYS", description = "Keys to press once something is heard: 0-9 * #.")
    private String dtmf = "";

    @Option(names = "--via", paramLabel = "sbc|sip-server", description = "Whom to call it through (default: sbc).")
    private String via = "sbc";

    @Option(names = "--transport", paramLabel = "udp|tcp", description = "SIP over (default: udp).")
    private String transport = "udp";

    @Option(names = "--seconds", paramLabel = "N", description = "Hang up after so long (default: 30).")
    private int seconds = 30;

    @Spec
    private CommandSpec spec;

    private PrintWriter out;
    private long journal;
    private String heard = "";
    private String text = "";

    @Override
    public Integer call() throws InterruptedException {
        LabClient client = attach.client();
        out = spec.commandLine().getOut();
        journal = client.get("/api/status").path("journal").asLong();
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("number", number).put("via", via).put("transport", transport);
        String path =
                "/api/calls/" + client.post("/api/calls", order).path("id").asText();
        say("dialling " + number + " through " + via);
        return follow(client, path);
    }

    private int follow(LabClient client, String path) throws InterruptedException {
        boolean up = false;
        boolean pressed = dtmf.isEmpty();
        for (int i = 0; i < seconds * 1_000 / POLL_MILLIS; i++) {
            JsonNode call = client.get(path);
            events(client);
            int status = call.path("status").asInt();
            if (status >= 300) {
                say("refused: " + status);
                return 1;
            }
            if (!up && status == 200) {
                up = true;
                say("answered");
            }
            hear(call);
            if (!pressed && up && !heard.isEmpty() && call.path("mediaMillis").asInt() > KEYS_AFTER_MILLIS) {
                client.post(
                        path + "/press", JsonNodeFactory.instance.objectNode().put("digits", dtmf));
                say("typed   " + dtmf);
                pressed = true;
            }
            if (!call.path("ended").asText().isEmpty()) {
                events(client);
                say("ended   by " + call.path("ended").asText());
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        client.delete(path);
        say("hung up after " + seconds + " s");
        return 0;
    }

    private void hear(JsonNode call) {
        String now = call.path("snrDecibels").asInt() >= 10
                ? "a tone of " + call.path("hertz").asInt() + " Hz"
                : "";
        if (!now.isEmpty() && !now.equals(heard)) say("heard   " + now);
        if (!now.isEmpty()) heard = now;
        // each tone pattern that was decoded is a line of its own; only whole new ones are said
        String spoken = call.path("text").asText();
        if (spoken.length() > text.length() && spoken.startsWith(text))
            say("heard   \"" + spoken.substring(text.length()).strip().replace('\n', ' ') + "\"");
        text = spoken;
    }

    /** What an MCP fetched meanwhile; others ask over HTTP as well. */
    private void events(LabClient client) {
        for (JsonNode entry : client.get("/api/journal?most=500&since=" + journal)) {
            journal = entry.path("seq").asLong();
            if (entry.path("protocol").asText().equals("HTTP")
                    && entry.path("kind").asText().equals("sent")
                    && entry.path("from").asText().matches("mcp(-[0-9]+)?"))
                say("fetched " + withoutQuery(entry.path("fields").path("uri").asText()) + " ("
                        + entry.path("link").asText() + ")");
        }
    }

    private static String withoutQuery(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
