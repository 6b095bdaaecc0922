package voicelab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.bench.ClassArchive;

/** Writes what makes the next start short. */
@Command(
        name = "warm",
        description = {
            "Write a class archive, and print the command that uses it: the lab then starts in half the time.",
            "Boots a lab of its own and proves its connections; the classes that this took are kept."
        },
        footer = {
            "",
            "The archive is bound to this JVM and to the jar where it lies: after a new jar, warm again.",
            "Where it does not fit, the JVM goes on without it."
        })
final class WarmCommand implements Callable<Integer> {
    private static final int MIN_JAVA = 13;

    /** Compiled once and quickly: for a lab that starts often and lives shortly. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @Option(
            names = "--archive",
            paramLabel = "FILE",
            description = "Where to (default: beside the jar, lab.jsa for lab.jar).")
    private Path archive;

    @Option(names = "--profile", paramLabel = "NAME|FILE", description = "What to start for it (default: full).")
    private String profile = "full";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (Runtime.version().feature() < MIN_JAVA) throw new Refusal("JDK " + MIN_JAVA + " or newer is wanted");
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        if (!Files.isRegularFile(jar))
            throw new Refusal("this lab does not run from a jar, and archives are made of jars alone");
        Path file = archive != null ? archive.toAbsolutePath() : jar.resolveSibling(name(jar) + ".jsa");
        PrintWriter out = spec.commandLine().getOut();
        out.println("a lab is started, proved and stopped; this takes a minute at most");
        out.flush();
        try {
            ClassArchive.write(file, FLAGS, List.of("--profile", profile));
            out.println(file + ": " + (Files.size(file) >> 20) + " MB. Start the lab with");
        } catch (IOException e) {
            throw new Refusal("no archive: " + e.getMessage());
        }
        out.println("  java -XX:SharedArchiveFile=" + file + " " + String.join(" ", FLAGS) + " -jar " + jar + " boot");
        out.flush();
        return 0;
    }

    private static String name(Path jar) {
        String name = jar.getFileName().toString();
        return name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name;
    }
}
