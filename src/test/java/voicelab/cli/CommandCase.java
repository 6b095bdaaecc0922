package voicelab.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Commands as a user types them, in this JVM. */
abstract class CommandCase {
    /** All that the latest command said. */
    protected String out = "";

    /** @return the exit code */
    protected int run(String... args) {
        StringWriter text = new StringWriter();
        PrintWriter both = new PrintWriter(text, true);
        int code = Main.run(args, both, both);
        out = text.toString();
        return code;
    }
}
