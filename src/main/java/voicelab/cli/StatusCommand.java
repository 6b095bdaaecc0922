package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how the running lab is. */
@Command(name = "status", description = "Say which lab runs, how much of it is up, and which faults are set.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode status = attach.client().get("/api/status");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(status.toPrettyString());
        } else {
            out.println("lab " + status.path("net").asText() + ", profile "
                    + status.path("profile").asText());
            out.println(status.path("systems").asInt() + " instances, "
                    + status.path("listeners").asInt() + " listeners, "
                    + status.path("links").asInt() + " links, "
                    + status.path("journal").asLong() + " journal entries, "
                    + status.path("bugs").asLong() + " bugs");
            List<String> up = new ArrayList<>();
            for (JsonNode instance : status.path("instances"))
                if (instance.path("up").asBoolean()) up.add(instance.path("id").asText());
                else out.println("down " + instance.path("id").asText());
            out.println("up " + String.join(" ", up));
            for (JsonNode fault : status.path("faults")) out.println("fault " + fault.asText());
        }
        out.flush();
        return 0;
    }
}
