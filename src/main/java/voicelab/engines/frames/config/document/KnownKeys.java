package voicelab.engines.frames.config.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.config.CfgType;

/** The objects that a name may mean: those of the document and those that the server has. */
final class KnownKeys {
    private record Called(CfgType type, String label) {}

    private final Map<Called, Set<ConfigKey>> all = new HashMap<>();

    boolean add(ConfigKey key) {
        return all.computeIfAbsent(new Called(key.type(), key.label()), called -> new LinkedHashSet<>())
                .add(key);
    }

    boolean has(ConfigKey key) {
        return all.getOrDefault(new Called(key.type(), key.label()), Set.of()).contains(key);
    }

    /** All tenants' names. */
    List<String> tenants() {
        return all.keySet().stream()
                .filter(called -> called.type() == CfgType.TENANT)
                .map(Called::label)
                .toList();
    }

    /** Those of that name; of the owner's own tenant when there are any. */
    List<ConfigKey> called(CfgType type, String label, String tenant) {
        List<ConfigKey> found = new ArrayList<>(all.getOrDefault(new Called(type, label), Set.of()));
        List<ConfigKey> own =
                found.stream().filter(key -> key.tenant().equals(tenant)).toList();
        return own.isEmpty() ? found : own;
    }

    /** Those that agree with every given name. */
    List<ConfigKey> named(CfgType type, Map<String, String> names) {
        List<String> words = DocNames.key(type);
        String label = names.getOrDefault(words.get(words.size() - 1), "");
        return all.getOrDefault(new Called(type, label), Set.of()).stream()
                .filter(key -> names.entrySet().stream()
                        .allMatch(name -> key.part(name.getKey()).equals(name.getValue())))
                .toList();
    }
}
