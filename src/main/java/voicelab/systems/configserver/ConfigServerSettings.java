package voicelab.systems.configserver;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import voicelab.engines.frames.config.document.DocNode;
import voicelab.engines.sql.LabDatabases;
import voicelab.standin.Settings;
import voicelab.systems.ConfigHouseSettings;
import voicelab.systems.SeedImport;

/**
 * This system's part of a profile.
 *
 * @param documents what a new database holds, beside the least that Interaction Server can log in to
 */
record ConfigServerSettings(ConfigHouseSettings house, List<DocNode> documents) {

    static ConfigServerSettings read(Settings settings) {
        Set<String> known = new HashSet<>(ConfigHouseSettings.KEYS);
        known.add(SeedImport.KEY);
        settings.only(known);
        return new ConfigServerSettings(
                ConfigHouseSettings.read(settings, LabDatabases.CONFIG), SeedImport.named(settings));
    }
}
