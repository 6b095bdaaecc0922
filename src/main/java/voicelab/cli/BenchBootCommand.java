package voicelab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.bench.BootBench;
import voicelab.bench.BootBench.Sample;
import voicelab.bench.BootBench.Subject;
import voicelab.bench.ClassArchive;
import voicelab.bench.Spread;
import voicelab.boot.Catalogue;
import voicelab.map.SystemId;

/** Measures cold starts. */
@Command(
        name = "boot",
        description = {
            "Measure cold starts: the median of some fresh processes, with resident memory and threads.",
            "One system alone for each engine, then everything together; the JVM itself is about 40 ms of each."
        },
        footer = {
            "",
            "Examples:",
            "  lab bench boot",
            "  lab bench boot --archive             the same with and without a class archive",
            "  lab bench boot --only kafka,consul --rounds 9 --json"
        })
final class BenchBootCommand implements Callable<Integer> {
    private static final int MAX_ROUNDS = 100;

    /** One room for each engine, lightest first. */
    private static final List<String> ENGINES = List.of(
            "das",
            "gvp-config-server",
            "sip-server",
            "mcp",
            "ors-redis",
            "consul",
            "postgresql",
            "sql-server",
            "reporting-server",
            "kafka",
            "application-server",
            "mcu");

    @Option(names = "--rounds", paramLabel = "N", description = "Boots of each (default: 5).")
    private int rounds = 5;

    @Option(names = "--profile", paramLabel = "NAME|FILE", description = "What is everything (default: full).")
    private String profile = "full";

    @Option(
            names = "--only",
            paramLabel = "ID",
            split = ",",
            description = "These systems alone instead of one for each engine.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--each", description = "Every system that is built alone; this takes minutes.")
    private boolean each;

    @Option(names = "--archive", description = "Measure also with a class archive, which a training run writes first.")
    private boolean archive;

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            description = "A flag of the measured JVMs, such as -XX:TieredStopAtLevel=1.")
    private List<String> jvm = new ArrayList<>();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || rounds > MAX_ROUNDS) throw new Refusal("--rounds: 1 to " + MAX_ROUNDS);
        PrintWriter err = spec.commandLine().getErr();
        Path written = archive ? written(err) : null;
        try {
            Map<Subject, List<Sample>> samples = new BootBench(subjects(written), err::println).run(rounds);
            if (json) json(samples);
            else table(samples);
            return samples.isEmpty() ? 1 : 0;
        } finally {
            if (written != null) Files.deleteIfExists(written);
        }
    }

    private Path written(PrintWriter err) throws IOException, InterruptedException {
        Path file = Files.createTempFile("voicelab-", ".jsa");
        err.println("training: a verify of everything, whose classes are kept");
        ClassArchive.write(file, jvm, List.of("--profile", profile));
        err.println("archive: " + (Files.size(file) >> 20) + " MB");
        return file;
    }

    private List<Subject> subjects(Path written) {
        List<String> alone = new ArrayList<>();
        for (SystemId id : Catalogue.shipped().ids()) {
            boolean wanted = only.isEmpty() ? each || ENGINES.contains(id.text()) : only.contains(id.text());
            if (wanted) alone.add(id.text());
        }
        for (String id : only) if (!alone.contains(id)) throw new Refusal("--only " + id + ": no such system is built");
        List<Subject> subjects = new ArrayList<>();
        for (String id : alone) add(subjects, id, List.of("--profile", profile, "--only", id), written);
        add(subjects, "all of " + profile, List.of("--profile", profile), written);
        return subjects;
    }

    private void add(List<Subject> subjects, String name, List<String> options, Path written) {
        subjects.add(new Subject(name, jvm, options));
        if (written == null) return;
        List<String> flags = new ArrayList<>(jvm);
        flags.add("-XX:SharedArchiveFile=" + written);
        subjects.add(new Subject(name + ", archive", flags, options));
    }

    private void table(Map<Subject, List<Sample>> samples) {
        Grid grid = new Grid("booted", "ready ms", "RSS MB", "threads", "stop ms");
        samples.forEach((subject, all) -> grid.row(
                subject.name(),
                Spread.of(all, Sample::readyMillis).toString(),
                Long.toString(Spread.of(all, Sample::residentMegabytes).median()),
                Long.toString(Spread.of(all, Sample::threads).median()),
                Long.toString(Spread.of(all, Sample::stopMillis).median())));
        PrintWriter out = spec.commandLine().getOut();
        out.print(grid);
        out.printf(
                Locale.ROOT,
                "medians of %d cold starts each (least-most), taking turns; JDK %s, %d processors, load %.1f%s%n",
                rounds,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load(),
                jvm.isEmpty() ? "" : ", " + String.join(" ", jvm));
        out.flush();
    }

    /** Of the last minute. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void json(Map<Subject, List<Sample>> samples) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("rounds", rounds).put("jdk", Runtime.version().toString());
        whole.put("processors", Runtime.getRuntime().availableProcessors()).put("load", load());
        ArrayNode all = whole.putArray("booted");
        samples.forEach((subject, taken) -> {
            ObjectNode node = all.addObject().put("name", subject.name());
            spread(node.putObject("readyMillis"), Spread.of(taken, Sample::readyMillis));
            spread(node.putObject("residentMegabytes"), Spread.of(taken, Sample::residentMegabytes));
            spread(node.putObject("threads"), Spread.of(taken, Sample::threads));
            spread(node.putObject("stopMillis"), Spread.of(taken, Sample::stopMillis));
        });
        PrintWriter out = spec.commandLine().getOut();
        out.println(whole.toPrettyString());
        out.flush();
    }

    private static void spread(ObjectNode node, Spread spread) {
        node.put("median", spread.median()).put("least", spread.least()).put("most", spread.most());
    }
}
