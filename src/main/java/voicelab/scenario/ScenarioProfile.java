package voicelab.scenario;

import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.map.SystemSpec;
import voicelab.profile.Nearest;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.SystemChoice;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** The profile that a scenario names, with what the scenario says of systems, replaced and left-out ones. */
final class ScenarioProfile {
    private static final String USUAL = "minimal";

    private final ConnectionMap map;
    private final ProfileReader reader;

    ScenarioProfile(ConnectionMap map) {
        this.map = map;
        this.reader = new ProfileReader(map);
    }

    Profile read(Settings root, ScenarioHome home, Optional<String> instead) {
        Profile profile = instead.map(reader::named).orElseGet(() -> named(root, home));
        Map<SystemId, SystemChoice> systems = new LinkedHashMap<>(profile.systems());
        Settings more = root.section("systems");
        if (!more.mapping().isEmpty())
            systems.putAll(reader.read(new Settings(more.where(), Map.of("systems", more)))
                    .systems());
        Profile whole = new Profile(profile.name(), systems, profile.replaced());
        for (Map.Entry<String, Settings> e : root.section("replace").mapping().entrySet())
            whole = whole.replacing(
                    system(e.getKey(), e.getValue()),
                    ProfileReader.replacement(e.getValue(), e.getValue().text()));
        Set<SystemId> without = new LinkedHashSet<>();
        for (Settings id : root.get("without").map(Settings::list).orElse(List.of()))
            without.add(system(id.text(), id));
        return whole.narrowed(Set.of(), without);
    }

    private Profile named(Settings root, ScenarioHome home) {
        String nameOrFile = root.text("profile", USUAL);
        try {
            return reader.named(ProfileReader.SHIPPED.contains(nameOrFile) ? nameOrFile : home.beside(nameOrFile));
        } catch (SettingFault e) {
            throw root.get("profile").orElse(root).fault(e.getMessage());
        } catch (InvalidPathException e) {
            throw root.get("profile").orElse(root).fault("no file's name: " + nameOrFile);
        }
    }

    private SystemId system(String id, Settings node) {
        return map.find(id)
                .map(SystemSpec::id)
                .orElseThrow(() -> node.fault("unknown system \"" + id + "\""
                        + Nearest.hint(
                                id,
                                map.systems().stream().map(s -> s.id().text()).toList())));
    }
}
