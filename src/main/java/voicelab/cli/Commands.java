package voicelab.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Every command of the lab. Only the one that was asked for is made, since start-up time is a feature. */
final class Commands {
    private static final Set<String> BOOT = Set.of("boot", "run", "verify");

    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("boot", BootCommand::new);
        ALL.put("run", RunCommand::new);
        ALL.put("verify", VerifyCommand::new);
        ALL.put("dial", DialCommand::new);
        ALL.put("map", MapCommand::new);
        ALL.put("status", StatusCommand::new);
        ALL.put("stop", StopCommand::new);
        ALL.put("start", StartCommand::new);
        ALL.put("journal", JournalCommand::new);
        ALL.put("calls", CallsCommand::new);
        ALL.put("fault", FaultCommand::new);
        ALL.put("config", ConfigCommand::new);
        ALL.put("reset", ResetCommand::new);
        ALL.put("snapshot", SnapshotCommand::new);
        ALL.put("who", WhoCommand::new);
        ALL.put("hosts", HostsCommand::new);
        ALL.put("schema", SchemaCommand::new);
        ALL.put("bench", BenchCommand::new);
        ALL.put("warm", WarmCommand::new);
        ALL.put("version", VersionCommand::new);
    }

    private Commands() {}

    /** Says what the lab is and what it can do. */
    @Command(
            name = "lab",
            synopsisSubcommandLabel = "COMMAND",
            description = {
                "A lab of a whole voice platform in one JVM: stand-ins on their documented ports, each on its own",
                "loopback address, joined by the documented connections. No account, no network."
            },
            footer = {
                "",
                "First steps:",
                "  java -jar lab.jar boot                    start everything that is built",
                "  java -jar lab.jar dial 8001 --dtmf 42#    place a call (in a second terminal)",
                "  java -jar lab.jar run first-call          the same as a scripted test",
                "  java -jar lab.jar verify                  prove every connection"
            })
    static final class Root implements Runnable {
        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = CommandLine.ScopeType.INHERIT,
                description = "Show this help.")
        private boolean help;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    static boolean bootsLab(String command) {
        return BOOT.contains(command);
    }

    static CommandLine commandLine(String[] args) {
        CommandLine root = new CommandLine(new Root());
        String first = args.length == 0 ? "" : args[0];
        Supplier<Object> one = ALL.get(first);
        if (one != null) root.addSubcommand(first, one.get());
        else ALL.forEach((name, command) -> root.addSubcommand(name, command.get()));
        root.setUsageHelpWidth(100);
        return root;
    }

    /** Hands what stands behind {@code --} to the command that takes it. */
    static void trailing(CommandLine line, String[] words) {
        for (CommandLine sub : line.getSubcommands().values())
            if (sub.getCommand() instanceof BootCommand boot) boot.then(words);
    }
}
