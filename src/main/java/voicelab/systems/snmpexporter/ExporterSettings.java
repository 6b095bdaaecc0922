package voicelab.systems.snmpexporter;

import java.time.Duration;
import java.util.Set;
import voicelab.engines.snmp.export.WalkSettings;
import voicelab.standin.Settings;

/** What a profile may say about an exporter. */
final class ExporterSettings {
    private static final Set<String> KEYS =
            Set.of("community", "patience", "retries", "max-repetitions", "longest-walk", "walk-all", "most-variables");

    private ExporterSettings() {}

    /** Whether the objects of RM and RS, whose pods have exporters of their own, are exported here once more. */
    static boolean walksAll(Settings all) {
        return all.flag("walk-all", false);
    }

    /** Strict: an unknown key or a value out of its range is a fault that names file and line. */
    static WalkSettings read(Settings all) {
        all.only(KEYS);
        WalkSettings usual = WalkSettings.USUAL;
        return new WalkSettings(
                all.text("community", usual.community()),
                positive(all, "patience", usual.patience()),
                between(all, "retries", usual.retries(), 0, 10),
                between(all, "max-repetitions", usual.maxRepetitions(), 1, 1_000),
                positive(all, "longest-walk", usual.longest()),
                between(all, "most-variables", usual.mostVariables(), 1, 1_000_000));
    }

    private static Duration positive(Settings all, String key, Duration usual) {
        Duration value = all.duration(key, usual);
        if (value.toMillis() < 1) throw all.fault(key + " must be longer than nothing");
        return value;
    }

    private static int between(Settings all, String key, int usual, int least, int most) {
        int value = all.number(key, usual);
        if (value < least || value > most) throw all.fault(key + " must be from " + least + " to " + most);
        return value;
    }
}
