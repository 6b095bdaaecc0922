package voicelab.profile;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.map.SystemSpec;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** Reads a profile, strictly: an unknown key, system or listener is an error with file and line. */
public final class ProfileReader {
    /** The profiles that the jar carries. */
    public static final List<String> SHIPPED = List.of("full", "voice", "interaction", "video", "minimal", "rm-pair");

    private static final Set<String> KEYS = Set.of("profile", "about", "systems", "replace");

    private final ConnectionMap map;

    public ProfileReader(ConnectionMap map) {
        this.map = map;
    }

    /** A shipped profile's name, or a file. */
    public Profile named(String nameOrFile) {
        boolean plainName = nameOrFile.matches("[a-z0-9-]+");
        if (plainName) {
            Optional<Settings> shipped = YamlFile.shipped("profiles/" + nameOrFile + ".yml");
            if (shipped.isPresent()) return read(shipped.get());
        }
        Path file = Path.of(nameOrFile);
        if (plainName && !Files.exists(file))
            throw new SettingFault(
                    nameOrFile, "no such profile; shipped are " + String.join(", ", SHIPPED) + ", or name a YAML file");
        return read(YamlFile.read(file));
    }

    public Profile read(Settings root) {
        root.only(KEYS);
        Map<SystemId, SystemChoice> systems = new LinkedHashMap<>();
        root.section("systems").mapping().forEach((id, node) -> {
            SystemSpec spec = system(id, node);
            systems.put(spec.id(), choice(spec, node, root.section("systems")));
        });
        if (systems.isEmpty()) throw root.fault("names no systems (systems: with a line for each)");
        Map<SystemId, Replacement> replaced = new LinkedHashMap<>();
        root.section("replace")
                .mapping()
                .forEach((id, node) -> replaced.put(system(id, node).id(), replacement(node, node.text())));
        return new Profile(root.text("profile", "unnamed"), systems, replaced);
    }

    private SystemSpec system(String id, Settings node) {
        return map.find(id)
                .orElseThrow(() -> node.fault("unknown system \"" + id + "\""
                        + Nearest.hint(
                                id,
                                map.systems().stream().map(s -> s.id().text()).toList())));
    }

    /** A pod has each of its sidecars once, unless said otherwise. */
    private SystemChoice choice(SystemSpec spec, Settings node, Settings all) {
        int usual = spec.pod()
                .map(pod -> all.section(pod.text()).number("count", 1))
                .orElse(1);
        int count = node.number("count", usual);
        if (count < 1 || count > spec.maxInstances())
            throw node.get("count").orElse(node).fault("1 to " + spec.maxInstances() + " instances of " + spec.id());
        Map<String, Optional<Integer>> listeners = new LinkedHashMap<>();
        node.section("listeners").mapping().forEach((name, port) -> {
            if (spec.listener(name).isEmpty())
                throw port.fault("unknown listener \"" + name + "\" of " + spec.id() + "; it has "
                        + spec.listeners().stream().map(l -> l.name()).toList());
            listeners.put(name, port.text().equals("off") ? Optional.empty() : Optional.of(port(port)));
        });
        Map<String, Settings> rest = new LinkedHashMap<>(node.mapping());
        rest.remove("count");
        rest.remove("listeners");
        rest.computeIfPresent("import", (key, files) -> YamlFile.named(files));
        return new SystemChoice(spec.id(), count, listeners, new Settings(node.where(), rest));
    }

    private static int port(Settings node) {
        int port = node.number();
        if (port < 1 || port > 65_535) throw node.fault("a port is wanted, 1 to 65535, or off");
        return port;
    }

    /** {@code http://127.0.0.1:3000} or {@code 127.0.0.1:5060}. */
    public static Replacement replacement(Settings node, String text) {
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "tcp://" + text);
        } catch (IllegalArgumentException e) {
            throw node.fault("an address is wanted such as http://127.0.0.1:3000, not \"" + text + "\"");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : -1;
        if (uri.getHost() == null || port < 0)
            throw node.fault("an address with a port is wanted such as http://127.0.0.1:3000, not \"" + text + "\"");
        return new Replacement(text, new InetSocketAddress(uri.getHost(), port));
    }
}
