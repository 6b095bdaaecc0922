package voicelab.systems.configserver;

import voicelab.engines.sql.LabDatabases;
import voicelab.standin.Settings;
import voicelab.systems.ConfigHouseSettings;

/** This system's part of a profile. */
record ConfigServerSettings(ConfigHouseSettings house) {

    static ConfigServerSettings read(Settings settings) {
        settings.only(ConfigHouseSettings.KEYS);
        return new ConfigServerSettings(ConfigHouseSettings.read(settings, LabDatabases.CONFIG));
    }
}
