package voicelab.systems.configserver;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import voicelab.engines.frames.config.document.DocNode;
import voicelab.engines.sql.LabDatabases;
import voicelab.standin.Settings;
import voicelab.systems.ConfigHouseSettings;
import voicelab.systems.SeedImport;

/**
 * This system's part of a profile.
 *
 * @param isKnown whether the documents are all the jar's own, so that nothing in them can be wrong
 * @param documents what a new database holds, beside the least that Interaction Server can log in to
 */
record ConfigServerSettings(ConfigHouseSettings house, boolean isKnown, Supplier<List<DocNode>> documents) {

    static ConfigServerSettings read(Settings settings) {
        Set<String> known = new HashSet<>(ConfigHouseSettings.KEYS);
        known.add(SeedImport.KEY);
        settings.only(known);
        boolean isKnown = settings.get(SeedImport.KEY).map(Settings::list).orElse(List.of()).stream()
                .noneMatch(Settings::isRead);
        return new ConfigServerSettings(
                ConfigHouseSettings.read(settings, LabDatabases.CONFIG), isKnown, () -> SeedImport.named(settings));
    }
}
