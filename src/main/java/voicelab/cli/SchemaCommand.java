package voicelab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON schema of a file that people write. */
@Command(
        name = "schema",
        description = "Print the JSON schema of profiles or scenarios, for editors that complete and check YAML.")
final class SchemaCommand implements Callable<Integer> {
    /** What there is a schema of. */
    enum Kind {
        profile,
        scenario
    }

    @Parameters(paramLabel = "profile|scenario", description = "Which schema.")
    private Kind kind;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (InputStream in = SchemaCommand.class.getResourceAsStream("/schemas/" + kind + ".schema.json")) {
            if (in == null) throw new IllegalStateException("the jar carries no schema of " + kind);
            spec.commandLine().getOut().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
