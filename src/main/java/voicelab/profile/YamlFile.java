package voicelab.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** Reads YAML into {@link Settings} that know their file and line. Bounded; a key that stands twice is an error. */
public final class YamlFile {
    private static final String SHIPPED = "shipped:";
    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 500_000;

    private final String name;
    private int nodes;

    private YamlFile(String name) {
        this.name = name;
    }

    /** @throws SettingFault for a file that is missing, unreadable, too large, no UTF-8 or no YAML */
    public static Settings read(Path file) {
        String name = file.toString();
        try {
            if (Files.isDirectory(file)) throw new SettingFault(name, "is a folder; name a YAML file in it");
            if (!Files.exists(file)) throw new SettingFault(name, "no such file; name one that is there");
            return parse(name, text(name, file));
        } catch (AccessDeniedException e) {
            throw new SettingFault(name, "not readable by this user (chmod u+r " + name + ")");
        } catch (CharacterCodingException e) {
            throw new SettingFault(name, "no UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new SettingFault(name, "cannot be read: " + e.getMessage());
        }
    }

    /** Bounded also for what has no size, such as a pipe or a device. */
    private static String text(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES)
                throw new SettingFault(name, "larger than " + MAX_BYTES + " bytes; name a YAML file");
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    /** A file that the jar carries; empty when it carries none of that name. */
    public static Optional<Settings> shipped(String resource) {
        try (InputStream in = YamlFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) return Optional.empty();
            return Optional.of(parse(resource, new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new SettingFault(resource, "cannot be read: " + e.getMessage());
        }
    }

    /** The files that a list names: beside the file that names them, or of the jar ({@code shipped:systems/x.yml}). */
    static Settings named(Settings names) {
        return new Settings(
                names.where(), names.list().stream().map(YamlFile::beside).toList());
    }

    private static Settings beside(Settings name) {
        if (name.text().startsWith(SHIPPED)) {
            String resource = name.text().substring(SHIPPED.length());
            if (YamlFile.class.getClassLoader().getResource(resource) == null)
                throw name.fault("the jar carries no such file");
            return Settings.late(resource + ":1", () -> shipped(resource).orElseThrow());
        }
        return read(Path.of(name.where().replaceFirst(":[0-9]+$", "")).resolveSibling(name.text()));
    }

    /** @param name what complaints call the text */
    public static Settings parse(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MAX_BYTES)
                .setAllowDuplicateKeys(false)
                .setAllowNonScalarKeys(true) // refused below, where the line is known
                .setMaxAliasesForCollections(MAX_NODES) // ours counts what aliases unfold to, and tells the line
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.map(node -> new YamlFile(name).convert(node, 0)).orElse(Settings.empty(name + ":1"));
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(m -> ":" + (m.getLine() + 1)).orElse("");
            throw new SettingFault(name + line, "no YAML: " + e.getProblem());
        } catch (StackOverflowError e) { // the engine's parser recurses and knows no bound
            throw new SettingFault(name, "no YAML: nested too deeply");
        } catch (YamlEngineException e) {
            throw new SettingFault(name, "no YAML: " + e.getMessage());
        }
    }

    private Settings convert(Node node, int depth) {
        String where = where(node);
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES)
            throw new SettingFault(where, "nested too deeply or too large (an alias that contains itself?)");
        if (node instanceof MappingNode mapping) return new Settings(where, mapping(mapping, depth));
        if (node instanceof SequenceNode sequence) {
            List<Settings> items = new ArrayList<>();
            for (Node item : sequence.getValue()) items.add(convert(item, depth + 1));
            return new Settings(where, items);
        }
        String text = ((ScalarNode) node).getValue();
        boolean nothing = node.getTag().getValue().endsWith(":null");
        return new Settings(where, nothing ? null : text);
    }

    private Map<String, Settings> mapping(MappingNode node, int depth) {
        Map<String, Settings> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key))
                throw new SettingFault(where(tuple.getKeyNode()), "a key must be a word");
            Settings value = convert(tuple.getValueNode(), depth + 1);
            Settings placed = new Settings(where(key), raw(value));
            if (entries.put(key.getValue(), placed) != null)
                throw new SettingFault(where(key), "key \"" + key.getValue() + "\" stands twice");
        }
        return entries;
    }

    private static Object raw(Settings value) {
        if (value.isMapping()) return value.mapping();
        if (value.isList()) return value.list();
        return value.text().isEmpty() ? null : value.text();
    }

    private String where(Node node) {
        return name + node.getStartMark().map(m -> ":" + (m.getLine() + 1)).orElse("");
    }
}
