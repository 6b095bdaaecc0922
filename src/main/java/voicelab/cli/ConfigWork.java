package voicelab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.engines.frames.config.ConfigVisit;
import voicelab.engines.frames.config.document.ClientTarget;
import voicelab.engines.frames.config.document.ConfigEntry;
import voicelab.engines.frames.config.document.ConfigPlan;
import voicelab.engines.frames.config.document.ConfigStep;
import voicelab.engines.frames.config.document.ConfigStep.Kind;
import voicelab.engines.frames.config.document.ConfigTarget;
import voicelab.engines.frames.config.document.DocNode;
import voicelab.engines.frames.config.document.DocumentFault;
import voicelab.engines.frames.config.document.DocumentReader;
import voicelab.engines.frames.config.document.DocumentWriter;
import voicelab.engines.frames.config.document.PlanRun;
import voicelab.engines.frames.config.document.ServerObjects;
import voicelab.net.Ticker;
import voicelab.profile.YamlFile;
import voicelab.standin.Settings;

/** What the commands on a Configuration Server share: one visit, its objects, files against them. */
final class ConfigWork implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();

    private final ConfigServerOptions options;
    private final Set<CfgType> types;
    private final ConfigVisit visit;
    private final ConfigTarget target;
    private final PrintWriter err;
    private long spoke;

    /** @param err where progress is told when it takes longer than two seconds */
    ConfigWork(ConfigServerOptions options, PrintWriter err) {
        this.options = options;
        this.types = options.types();
        this.visit = options.visit();
        this.target = new ClientTarget(visit.client(), PATIENCE);
        this.err = err;
        this.spoke = Ticker.REAL.nanos();
    }

    String title() {
        return options.title();
    }

    ServerObjects read() {
        List<CfgObject> all = new ArrayList<>();
        for (CfgType type : CfgType.values()) {
            try {
                all.addAll(target.read(type));
            } catch (ConfigFailure e) {
                // a server of another age may not keep every type
                if (!e.code().equals(ConfigNames.NOT_IMPLEMENTED))
                    throw new Refusal(title() + " refuses to read " + type.typeName() + ": " + e.getMessage());
            } catch (IOException e) {
                throw new Refusal(title() + ": " + type.typeName() + " cannot be read: " + e.getMessage());
            }
            progress("read " + all.size() + " objects so far");
        }
        return new ServerObjects(all);
    }

    String export(List<String> heading) {
        ServerObjects server = read();
        List<ConfigEntry> entries = server.entries().stream()
                .filter(entry -> types.contains(entry.key().type()))
                .toList();
        return DocumentWriter.write(entries, server, heading);
    }

    /** Read before anything is asked of a server. */
    static List<DocNode> files(List<Path> files) {
        return files.stream().map(file -> node(YamlFile.read(file))).toList();
    }

    /** @param all whether what the files do not have goes */
    ConfigPlan plan(List<DocNode> roots, ServerObjects server, boolean all) {
        try {
            List<ConfigEntry> entries = DocumentReader.read(roots, server);
            if (entries.isEmpty() && all && types.size() == CfgType.values().length)
                throw new Refusal("--delete with files that hold no object would delete everything;"
                        + " name the types that are meant (--type)");
            return ConfigPlan.of(entries, server, all, types::contains);
        } catch (DocumentFault e) {
            throw new Refusal(complaints("nothing was changed", e));
        }
    }

    void make(ConfigPlan plan, ServerObjects server) {
        int[] done = {0};
        try {
            PlanRun.make(plan, target, server, step -> {
                done[0]++;
                progress(done[0] + " of " + plan.steps().size() + " done");
            });
        } catch (DocumentFault e) {
            throw new Refusal(complaints(done[0] + " of " + plan.steps().size() + " were done", e));
        } catch (IOException e) {
            throw new Refusal(title() + " went away when " + done[0] + " of "
                    + plan.steps().size() + " were done: " + e.getMessage() + "; import the file again to do the rest");
        }
    }

    private static String complaints(String outcome, DocumentFault fault) {
        List<String> lines = new ArrayList<>(fault.complaints());
        lines.add(
                0,
                fault.complaints().size() == 1 ? "1 complaint, " + outcome : lines.size() + " complaints, " + outcome);
        return String.join("\n  ", lines);
    }

    private void progress(String what) {
        long now = Ticker.REAL.nanos();
        if (now - spoke < QUIET_NANOS) return;
        spoke = now;
        err.println("  " + title() + ": " + what);
        err.flush();
    }

    static void print(ConfigPlan plan, PrintWriter out) {
        for (ConfigStep step : plan.steps()) step.lines().forEach(out::println);
    }

    /** {@code 2 to create, 1 to change, 0 to delete}. */
    static String counts(ConfigPlan plan, String create, String change, String delete) {
        return plan.count(Kind.CREATE) + " " + create + ", " + plan.count(Kind.UPDATE) + " " + change + ", "
                + plan.count(Kind.DELETE) + " " + delete;
    }

    static void extra(ConfigPlan plan, PrintWriter out) {
        if (!plan.extra().isEmpty())
            out.println(plan.extra().size() + " more on the server only, which stay (--delete takes them away)");
    }

    private static DocNode node(Settings settings) {
        if (settings.isMapping()) {
            Map<String, DocNode> fields = new LinkedHashMap<>();
            settings.mapping().forEach((key, value) -> fields.put(key, node(value)));
            return new DocNode(settings.where(), fields);
        }
        if (settings.isList())
            return new DocNode(
                    settings.where(),
                    settings.list().stream().map(ConfigWork::node).toList());
        return new DocNode(settings.where(), settings.text().isEmpty() ? null : settings.text());
    }

    @Override
    public void close() {
        visit.close();
    }
}
