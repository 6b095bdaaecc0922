package voicelab.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import voicelab.fault.FaultSyntax;
import voicelab.map.MapFault;
import voicelab.standin.SettingFault;
import voicelab.web.LabClient;

/** The jar's entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Logging.quiet();
        if (args.length > 0 && Commands.bootsLab(args[0])) Preload.start();
        System.exit(run(Commands.commandLine(args), args));
    }

    /** For whoever reads what a command says. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return run(Commands.commandLine(args).setOut(out).setErr(err), args);
    }

    private static int run(CommandLine line, String[] args) {
        line.setExecutionExceptionHandler(Main::explain);
        int end = Arrays.asList(args).indexOf("--");
        String[] own = end < 0 ? args : Arrays.copyOf(args, end);
        if (end >= 0) Commands.trailing(line, Arrays.copyOfRange(args, end + 1, args.length));
        return line.execute(own);
    }

    /** An operator's error is a sentence without a stack; anything else is a bug of ours and shows its stack. */
    private static int explain(Exception error, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (error instanceof SettingFault
                || error instanceof FaultSyntax
                || error instanceof LabClient.Trouble
                || error instanceof MapFault
                || error instanceof Refusal) {
            err.println(line.getColorScheme().errorText("lab: " + error.getMessage()));
            return 1;
        }
        err.println("lab: this is a defect; please report it with the lines below");
        error.printStackTrace(err);
        return 70;
    }
}
