package voicelab.systems.gvpconfigserver;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.LabDatabases;
import voicelab.standin.Settings;
import voicelab.systems.ConfigHouseSettings;
import voicelab.systems.gvpconfigserver.ConfigSeed.Mcp;

/** This system's part of a profile. */
record GvpConfigServerSettings(ConfigHouseSettings house, ConfigSeed seed) {

    static GvpConfigServerSettings read(Settings settings, List<Mcp> running) {
        Set<String> known = new HashSet<>(SeedReader.KEYS);
        known.addAll(ConfigHouseSettings.KEYS);
        settings.only(known);
        return new GvpConfigServerSettings(
                ConfigHouseSettings.read(settings, LabDatabases.GVP), SeedReader.read(settings, running));
    }
}
