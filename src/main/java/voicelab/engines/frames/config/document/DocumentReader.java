package voicelab.engines.frames.config.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;

/** Reads documents into entries, in an order in which they can be created; all complaints come at once. */
public final class DocumentReader {
    private static final int MOST_COMPLAINTS = 50;

    private final Map<CfgType, List<DocNode>> items = new EnumMap<>(CfgType.class);
    private final Map<ConfigKey, String> where = new LinkedHashMap<>();
    private final KnownKeys known = new KnownKeys();
    private final List<String> complaints = new ArrayList<>();

    private DocumentReader(ServerObjects server) {
        server.keys().forEach(known::add);
    }

    /**
     * @param roots mappings of type words to lists of objects
     * @param server what references may name beside the documents' own objects
     * @throws DocumentFault everything that is wrong with them
     */
    public static List<ConfigEntry> read(Collection<DocNode> roots, ServerObjects server) throws DocumentFault {
        DocumentReader reader = new DocumentReader(server);
        roots.forEach(reader::sections);
        List<ConfigEntry> entries = reader.entries();
        if (!reader.complaints.isEmpty()) throw new DocumentFault(reader.complaints);
        return entries;
    }

    KnownKeys known() {
        return known;
    }

    void complain(DocNode node, String what) {
        if (complaints.size() < MOST_COMPLAINTS) complaints.add(node.where() + ": " + what);
    }

    private void sections(DocNode root) {
        if (root.value() != null && !root.isMapping())
            complain(root, "a mapping is wanted: a type such as \"ivr-profiles:\" with a list of objects");
        root.fields().forEach((word, node) -> {
            CfgShape shape = CfgShapes.all().stream()
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElse(null);
            if (shape == null) {
                complain(node, "unknown type \"" + word + "\"; known: " + words());
                return;
            }
            if (node.value() != null && !node.isList())
                complain(node, word + " is a list of objects, each with a dash");
            for (DocNode item : node.items())
                if (item.isMapping())
                    items.computeIfAbsent(shape.type(), type -> new ArrayList<>())
                            .add(item);
                else complain(item, "an object is a mapping (" + shape.label() + ": ...)");
        });
    }

    private static String words() {
        return String.join(
                ", ", CfgShapes.all().stream().map(CfgShape::word).sorted().toList());
    }

    /** First all names, so that objects may point at each other; then what they hold. */
    private List<ConfigEntry> entries() {
        Map<ConfigKey, DocNode> keyed = new LinkedHashMap<>();
        KeyReader keys = new KeyReader(this);
        for (CfgShape shape : CfgShapes.all())
            for (DocNode item : items.getOrDefault(shape.type(), List.of()))
                keys.read(shape, item).ifPresent(key -> {
                    String before = where.put(key, item.where());
                    if (before != null) complain(item, key + " stands already at " + before);
                    else keyed.put(key, item);
                    known.add(key);
                });
        EntryReader reader = new EntryReader(this);
        List<ConfigEntry> entries = new ArrayList<>();
        keyed.forEach((key, item) -> entries.add(reader.read(key, item)));
        List<ConfigEntry> folders = new ArrayList<>(reader.folders(keyed.keySet()));
        for (ConfigEntry each : entries) if (each.key().type() == CfgType.FOLDER) folders.add(each);
        folders.sort((one, other) -> Integer.compare(depth(one), depth(other)));
        List<ConfigEntry> all = new ArrayList<>();
        for (CfgShape shape : CfgShapes.all()) {
            if (shape.type() == CfgType.FOLDER) all.addAll(folders);
            else for (ConfigEntry each : entries) if (each.key().type() == shape.type()) all.add(each);
        }
        return all;
    }

    private static int depth(ConfigEntry folder) {
        return folder.key().label().split("\\\\").length;
    }
}
