package voicelab.engines.frames.config.document;

import java.util.List;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgShapes;

/**
 * An object by its names: a DN by tenant, switch and number.
 *
 * @param parts the values of {@link DocNames#key}; a folder's second is the number of the type that it holds
 */
public record ConfigKey(CfgType type, List<String> parts) implements Comparable<ConfigKey> {
    public ConfigKey {
        parts = List.copyOf(parts);
    }

    /** What people call it: a name, a number, a folder's path. */
    public String label() {
        return parts.get(parts.size() - 1);
    }

    /** One of its names; empty where the type has none of that word. */
    String part(String name) {
        int at = DocNames.key(type).indexOf(name);
        return at < 0 ? "" : parts.get(at);
    }

    String tenant() {
        return part(DocNames.TENANT);
    }

    /** {@code ivr-profiles hotline (Environment)}. */
    @Override
    public String toString() {
        List<String> around = parts.subList(0, parts.size() - 1).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> type == CfgType.FOLDER ? DocNames.word(part) : part)
                .toList();
        String word = CfgShapes.shape(type).word() + " " + label();
        return around.isEmpty() ? word : word + " (" + String.join(", ", around) + ")";
    }

    @Override
    public int compareTo(ConfigKey other) {
        if (type != other.type) return Integer.compare(order(type), order(other.type));
        for (int i = 0; i < parts.size(); i++) {
            int difference = parts.get(i).compareTo(other.parts.get(i));
            if (difference != 0) return difference;
        }
        return 0;
    }

    private static int order(CfgType type) {
        int order = 0;
        for (var each : CfgShapes.all()) {
            if (each.type() == type) return order;
            order++;
        }
        throw new IllegalStateException("no shape for " + type);
    }
}
