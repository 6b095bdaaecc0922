package voicelab.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import voicelab.map.ConnectionMap;
import voicelab.profile.Nearest;
import voicelab.profile.YamlFile;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** Finds scenarios: files of the user's, and those that the jar carries. */
public final class ScenarioFiles {
    /** The scenarios that the jar carries. */
    public static final List<String> SHIPPED = List.of(
            "first-call",
            "call-record-spool",
            "call-record-in-sql",
            "agent-phone",
            "replace-das",
            "mcp-comes-and-goes",
            "resource-manager-decides",
            "config-survives-database-loss",
            "service-discovery",
            "kubelet-restarts",
            "first-interaction",
            "metrics",
            "snmp",
            "interaction-metrics",
            "first-conference",
            "conference-dialog",
            "tenant-configuration",
            "first-session",
            "voice-faults",
            "rm-pair",
            "transfer",
            "bridge",
            "hold-and-early-media",
            "routing-points");

    private static final String ENDING = ".yml";

    private final ScenarioReader reader;

    public ScenarioFiles(ConnectionMap map) {
        this.reader = new ScenarioReader(map);
    }

    /** @throws SettingFault with file, line and what is wanted */
    public Scenario named(String nameOrFile) {
        return named(nameOrFile, Optional.empty());
    }

    /**
     * A file, or a shipped scenario's name (also with {@code .yml}); a file goes before a shipped one.
     *
     * @param profile in place of the one that the scenario names
     */
    public Scenario named(String nameOrFile, Optional<String> profile) {
        Path file = Path.of(nameOrFile);
        boolean plain = ScenarioReader.NAME.matcher(nameOrFile).matches();
        if (!plain && Files.exists(file)) return read(YamlFile.read(file), ScenarioHome.of(file), profile);
        String name = nameOrFile.endsWith(ENDING)
                ? nameOrFile.substring(0, nameOrFile.length() - ENDING.length())
                : nameOrFile;
        if (SHIPPED.contains(name)) {
            String resource = "scenarios/" + name + ENDING;
            Optional<Settings> shipped = YamlFile.shipped(resource);
            if (shipped.isPresent()) return read(shipped.get(), ScenarioHome.shipped(resource), profile);
        }
        if (!plain && file.getNameCount() > 1) return read(YamlFile.read(file), ScenarioHome.of(file), profile);
        throw new SettingFault(
                nameOrFile,
                "no such scenario; shipped are " + String.join(", ", SHIPPED) + ", or name a YAML file"
                        + Nearest.hint(name, SHIPPED));
    }

    /** A scenario that stands in a text; {@code name} is what complaints call it. */
    public Scenario parse(String name, String text) {
        return read(YamlFile.parse(name, text), ScenarioHome.of(Path.of(name)), Optional.empty());
    }

    private Scenario read(Settings root, ScenarioHome home, Optional<String> profile) {
        return reader.read(root, home, profile);
    }
}
