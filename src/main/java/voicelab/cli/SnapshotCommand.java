package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the running lab's state to a file and puts it back. */
@Command(
        name = "snapshot",
        description = {
            "Write the state of the running lab to a file, or put it back.",
            "Calls in progress, connections and the journal are no state. Kafka restarts for a restore and drops its clients."
        },
        footer = {
            "",
            "Examples:",
            "  lab snapshot save before.zip       what every stand-in holds now",
            "  lab snapshot restore before.zip    and back to it"
        })
final class SnapshotCommand implements Callable<Integer> {
    /** What to do. */
    enum Verb {
        save,
        restore
    }

    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Parameters(index = "0", paramLabel = "save|restore", description = "What to do.")
    private Verb verb;

    @Parameters(index = "1", paramLabel = "FILE", description = "The snapshot, a zip file.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode body = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toAbsolutePath().normalize().toString());
        JsonNode done = attach.client().post(verb == Verb.save ? "/api/snapshot" : "/api/restore", body);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                verb == Verb.save
                        ? "saved to " + file + ": " + words(done.path("saved"))
                        : "restored from " + file + ": " + words(done.path("restored")));
        if (!done.path("without").isEmpty()) out.println("without state of their own: " + words(done.path("without")));
        out.flush();
        return 0;
    }

    private static String words(JsonNode list) {
        StringBuilder text = new StringBuilder();
        for (JsonNode one : list) text.append(text.length() == 0 ? "" : ", ").append(one.asText());
        return text.length() == 0 ? "nothing" : text.toString();
    }
}
